using System.Globalization;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Draws edges: first their lines, under the nodes; then their symbols and words, over everything.</summary>
internal sealed class EdgePainter(SvgWriter svg, ChainGraph graph, ChainLayout layout)
{
    private const double Arrow = 9;

    private readonly EdgeRoutes _routes = new(graph, layout);

    public void DrawLines()
    {
        foreach (var edge in graph.Edges.Where(edge => edge.Kind != EdgeKind.Alias))
        {
            svg.Group(edge.Tooltip);
            Line(edge);
            svg.Close();
        }
    }

    public void DrawGlow(Edge edge)
    {
        var route = _routes.Of(edge);
        svg.Path(new Paint(Ink.None, Ink.Glow, 14), Curve(route, 0), ("stroke-linecap", "round"));
    }

    public void DrawSymbols()
    {
        foreach (var edge in graph.Edges.Where(edge => edge.Kind != EdgeKind.Alias))
        {
            var spot = _routes.Of(edge).Symbol;
            Symbols.Draw(svg, edge.Mark, spot.X, spot.Y);
            if (edge.Label is { } label)
            {
                var anchor = _routes.Of(edge).IsLeft ? 'e' : 's';
                var (dx, dy) = edge.Kind == EdgeKind.SelfSignature ? (-8, 27) : (13, 4);
                svg.Text(spot.X + (anchor == 'e' ? -dx : dx), spot.Y + dy, label, new TextStyle(NodeSizes.TextSize, HasHalo: true, Anchor: anchor));
            }
        }
    }

    /// <summary>The aliases, in lanes below the zones; returns where the lanes end.</summary>
    public double DrawAliases()
    {
        var lane = layout.Bottom + 30;
        foreach (var edge in graph.Edges.Where(edge => edge.Kind == EdgeKind.Alias))
        {
            var (from, to) = (layout.Of(edge.From), layout.Of(edge.To));
            var (start, end) = (from.CentreX - (from.Width / 4), to.CentreX + (ReferenceEquals(edge.From, edge.To) ? 0 : to.Width / 4 * Math.Sign(from.CentreX - to.CentreX)));
            var side = Math.Sign(end - start) is var sign && sign == 0 ? 1 : sign;
            svg.Group(edge.Tooltip);
            svg.Path(
                new Paint(Ink.None, Ink.Text, 2, "2 4"),
                string.Create(CultureInfo.InvariantCulture, $"M{N(start)} {N(from.Bottom)}V{N(lane - 10)}q0 10 {N(side * 10)} 10H{N(end - (side * 10))}q{N(side * 10)} 0 {N(side * 10)} -10V{N(to.Bottom + Arrow)}"),
                ("stroke-linecap", "round"));
            svg.Path(new Paint(Ink.Text), string.Create(CultureInfo.InvariantCulture, $"M{N(end)} {N(to.Bottom)}l-5 {N(Arrow)}h10Z"));
            svg.Text((start + end) / 2, lane - 7, edge.Label ?? "", new TextStyle(12, Anchor: 'm'));
            svg.Close();
            lane += 30;
        }

        return graph.Edges.Exists(edge => edge.Kind == EdgeKind.Alias) ? lane - 14 : layout.Bottom;
    }

    /// <summary>The delegation of a zone: a thick line from the zone above.</summary>
    public void DrawDelegation(ZoneBox zone)
    {
        if (zone.Parent is not { } parent)
        {
            return;
        }

        var (look, words) = Marks.Of(zone.Status) switch
        {
            Mark.Valid => (MarkLook.Of(Mark.Valid), "secure delegation"),
            Mark.Insecure => (MarkLook.Of(Mark.Insecure), "insecure delegation"),
            Mark.Invalid => (MarkLook.Of(Mark.NotPermitted), "bogus delegation"),
            _ => (MarkLook.Of(Mark.Unknown), "incomplete delegation"),
        };
        var box = layout.Of(zone);
        var (x, top, bottom) = (box.X + 30, layout.Of(parent).Bottom, box.Y);
        svg.Group($"delegation from {parent.Title} to {zone.Title}: {words}");
        svg.Path(new Paint(Ink.None, look.Ink, 6, look.Dash is null ? null : "10 6"), string.Create(CultureInfo.InvariantCulture, $"M{N(x)} {N(top)}V{N(bottom - 14)}"));
        svg.Path(new Paint(look.Ink), string.Create(CultureInfo.InvariantCulture, $"M{N(x)} {N(bottom)}l-10 -15h20Z"));
        Symbols.Draw(svg, Marks.Of(zone.Status), x, ((top + bottom) / 2) - 5);
        svg.Text(x + 18, ((top + bottom) / 2) - 1, words, new TextStyle(12));
        svg.Close();
    }

    private void Line(Edge edge)
    {
        var look = MarkLook.Of(edge.Mark);
        var isSolid = edge.Kind is EdgeKind.Signature or EdgeKind.SelfSignature;
        var dash = edge is { Kind: EdgeKind.Digest, Mark: Mark.Invalid } ? "6 4" : look.Dash;
        var route = _routes.Of(edge);
        svg.Path(new Paint(Ink.None, look.Ink, isSolid ? 2 : 1.6, edge.Kind == EdgeKind.Proof && dash is null ? "1 4" : dash), Curve(route, Arrow - 1));
        svg.Path(new Paint(look.Ink), Head(route, edge.Kind == EdgeKind.SelfSignature));
    }

    private static string Curve(Route route, double shorter)
    {
        // The line ends inside the arrowhead, not at its tip.
        var (dx, dy) = Direction(route);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{N(route.Start.X)} {N(route.Start.Y)}C{N(route.Control1.X)} {N(route.Control1.Y)} {N(route.Control2.X)} {N(route.Control2.Y)} {N(route.End.X - (dx * shorter))} {N(route.End.Y - (dy * shorter))}");
    }

    private static string Head(Route route, bool isSmall)
    {
        var (dx, dy) = Direction(route);
        var (length, half) = isSmall ? (7.0, 3.5) : (Arrow, 4.5);
        var (x, y) = (route.End.X - (dx * length), route.End.Y - (dy * length));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{N(route.End.X)} {N(route.End.Y)}L{N(x - (dy * half))} {N(y + (dx * half))}L{N(x + (dy * half))} {N(y - (dx * half))}Z");
    }

    private static (double X, double Y) Direction(Route route)
    {
        var (dx, dy) = (route.End.X - route.Control2.X, route.End.Y - route.Control2.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        return length < 0.001 ? (0, 1) : (dx / length, dy / length);
    }

    private static string N(double value) => SvgWriter.Number(value);
}
