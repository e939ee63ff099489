namespace DnssecToolkit.Explanations.Drawing;

/// <summary>A point.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>A curve with the places of its arrowhead and its symbol.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Control1">The first handle.</param>
/// <param name="Control2">The second handle.</param>
/// <param name="End">The tip of its arrow.</param>
/// <param name="Symbol">Where the symbol stands.</param>
internal sealed record Route(Spot Start, Spot Control1, Spot Control2, Spot End, Spot Symbol)
{
    /// <summary>Whether its words stand at its left, since another edge runs at its right.</summary>
    public bool IsLeft { get; init; }
}

/// <summary>The way of each edge from node to node. Edges that meet at a node arrive side by side, in the order of where they come from.</summary>
internal sealed class EdgeRoutes
{
    private const double ArrivalGap = 26;

    private readonly Dictionary<Edge, Route> _routes = new(ReferenceEqualityComparer.Instance);

    public EdgeRoutes(ChainGraph graph, ChainLayout layout)
    {
        foreach (var loops in graph.Edges.Where(edge => edge.Kind == EdgeKind.SelfSignature).GroupBy(edge => edge.To))
        {
            foreach (var (index, edge) in loops.Index())
            {
                _routes.Add(edge, Loop(layout.Of(edge.To), index));
            }
        }

        var arrivals = graph.Edges
            .Where(edge => edge.Kind is not (EdgeKind.SelfSignature or EdgeKind.Alias))
            .GroupBy(edge => (edge.To, edge.Compartment));
        foreach (var group in arrivals)
        {
            var target = Target(layout, group.Key.To, group.Key.Compartment);
            var ordered = group.OrderBy(edge => layout.Of(edge.From).CentreX).ToList();
            var gap = Math.Min(ArrivalGap, target.Width / (ordered.Count + 1));
            foreach (var (index, edge) in ordered.Index())
            {
                var shift = (index - ((ordered.Count - 1) / 2.0)) * gap;
                var isShared = ordered.Count(other => ReferenceEquals(other.From, edge.From)) > 1;
                _routes.Add(edge, Around(layout, Curve(layout.Of(edge.From), target, shift, isShared ? shift : 0)) with { IsLeft = ordered.Count > 1 && index < ordered.Count / 2 });
            }
        }
    }

    public Route Of(Edge edge) => _routes[edge];

    /// <summary>What an arrow points at: the node, or the top of the node over a compartment.</summary>
    private static Box Target(ChainLayout layout, Node node, int? compartment)
    {
        var box = layout.Of(node);
        return compartment is { } index ? NodeSizes.Compartment(node, box, index) with { Y = box.Y, Height = box.Height } : box;
    }

    private static Route Curve(Box from, Box to, double shift, double startShift)
    {
        var isDown = to.CentreY >= from.CentreY;
        var start = new Spot(from.CentreX + startShift, isDown ? from.Bottom : from.Y);
        var end = new Spot(to.CentreX + shift, isDown ? to.Y : to.Bottom);
        var bend = (end.Y - start.Y) * 0.5;
        var (control1, control2) = (new Spot(start.X, start.Y + bend), new Spot(end.X, end.Y - bend));
        return new Route(start, control1, control2, end, At(start, control1, control2, end, 0.55));
    }

    /// <summary>The same way, led through the nearest gap where a node stands in it.</summary>
    private static Route Around(ChainLayout layout, Route route)
    {
        var (top, bottom) = (Math.Min(route.Start.Y, route.End.Y) + 2, Math.Max(route.Start.Y, route.End.Y) - 2);
        var between = layout.Between(top, bottom).Where(box => box.Y > top && box.Bottom < bottom).ToList();
        if (!between.Exists(box => Crosses(route, box.Grown(6))))
        {
            return route;
        }

        // A loop takes the right side of a node, so the gap is nearer to the next node; sharp curves need a wide berth.
        var gaps = between.Select(box => box.X - 18).Append(between.Max(box => box.Right) + 50).ToList();
        var middle = (route.Start.X + route.End.X) / 2;
        var through = gaps.MinBy(gap => Math.Abs(gap - middle));
        var lane = (through - (0.125 * (route.Start.X + route.End.X))) / 0.75;
        var rise = (route.End.Y - route.Start.Y) * 0.25;
        var (control1, control2) = (new Spot(lane, route.Start.Y + rise), new Spot(lane, route.End.Y - rise));
        return route with { Control1 = control1, Control2 = control2, Symbol = At(route.Start, control1, control2, route.End, 0.5) };
    }

    private static bool Crosses(Route route, Box box) => Enumerable.Range(1, 19)
        .Select(step => At(route.Start, route.Control1, route.Control2, route.End, step / 20.0))
        .Any(spot => spot.X > box.X && spot.X < box.Right && spot.Y > box.Y && spot.Y < box.Bottom);

    private static Route Loop(Box box, int index)
    {
        var isRight = index % 2 == 0;
        var side = isRight ? box.Right : box.X;
        var inset = box.Width * 0.045;
        var reach = (isRight ? 1 : -1) * (40 + (index / 2 * 16));
        var x = isRight ? side - inset : side + inset;
        var (start, end) = (new Spot(x, box.CentreY - 13), new Spot(x, box.CentreY + 13));
        var (control1, control2) = (new Spot(x + reach, box.CentreY - 26), new Spot(x + reach, box.CentreY + 26));
        return new Route(start, control1, control2, end, At(start, control1, control2, end, 0.5)) { IsLeft = !isRight };
    }

    private static Spot At(Spot start, Spot control1, Spot control2, Spot end, double t)
    {
        var u = 1 - t;
        return new Spot(
            (u * u * u * start.X) + (3 * u * u * t * control1.X) + (3 * u * t * t * control2.X) + (t * t * t * end.X),
            (u * u * u * start.Y) + (3 * u * u * t * control1.Y) + (3 * u * t * t * control2.Y) + (t * t * t * end.Y));
    }
}
