using System.Globalization;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Draws nodes.</summary>
internal sealed class NodePainter(SvgWriter svg, ChainLayout layout)
{
    private const string GhostDash = "6 4";
    private const double Title = NodeSizes.TitleSize;
    private const double Small = NodeSizes.TextSize;
    private const double Line = NodeSizes.LineHeight;

    public void Draw(Node node)
    {
        var box = layout.Of(node);
        svg.Group(node.Tooltip);
        switch (node.Shape)
        {
            case Shape.Key or Shape.Ds:
                Ellipse(node, box);
                break;
            case Shape.Proof:
                Proof(node, box);
                svg.Close();
                return;
            case Shape.NameError:
                svg.Path(Outline(node, Ink.Paper), CutCorners(box));
                break;
            case Shape.RRset or Shape.NoData:
                svg.Rectangle(node.Shape == Shape.NoData ? Outline(node, Ink.Paper) with { Dash = GhostDash } : Outline(node, Ink.Paper), box, 9);
                break;
        }

        Words(node, box);
        svg.Close();
    }

    private static Paint Outline(Node node, Ink fill)
    {
        var look = MarkLook.Of(node.IsGhost && node.Mark == Mark.Invalid ? Mark.NotPermitted : node.Mark);
        return new Paint(node.IsGhost ? Ink.Panel : fill, look.Ink, node.IsRevoked ? 4.5 : 2, node.IsGhost ? GhostDash : null);
    }

    private void Ellipse(Node node, Box box)
    {
        var paint = Outline(node, node.IsSep ? Ink.Sep : Ink.Paper);
        svg.Ellipse(paint, box);
        if (node.IsAnchor)
        {
            svg.Ellipse(paint with { Fill = Ink.None, Width = 1.5 }, box.Grown(-4));
        }
    }

    private void Words(Node node, Box box)
    {
        var lines = node.Lines.Length + (node.State is null ? 0 : 1);
        var y = box.CentreY - (lines * Line / 2) + 12.5;
        foreach (var (index, line) in node.Lines.Index())
        {
            var ink = node.Shape == Shape.More || (node.IsGhost && index > 0) ? Ink.Faint : Ink.Text;
            svg.Text(box.CentreX, y, line, new TextStyle(index == 0 && node.Shape != Shape.More ? Title : Small, index == 0 && node.Shape != Shape.More, Ink: ink, Anchor: 'm'));
            y += Line;
        }

        if (node.State is { } state)
        {
            State(state, node.StateMark, box.CentreX, y);
        }
    }

    /// <summary>Symbol and words, in the middle of a place.</summary>
    private void State(string state, Mark mark, double centre, double y)
    {
        if (mark == Mark.Plain)
        {
            svg.Text(centre, y, state, new TextStyle(Small, Ink: Ink.Faint, Anchor: 'm'));
            return;
        }

        var width = TextFit.Width(state, Small);
        var left = centre - ((width + NodeSizes.SymbolWidth) / 2);
        Symbols.Draw(svg, mark, left + Symbols.Radius, y - 4);
        svg.Text(left + NodeSizes.SymbolWidth, y, state, new TextStyle(Small));
    }

    private void Proof(Node node, Box box)
    {
        var paint = Outline(node, Ink.Paper);
        svg.Rectangle(paint, box, 5);
        svg.Text(box.X + 12, box.Y + 18, node.Lines[0], new TextStyle(Title, IsBold: true));
        svg.Text(box.X + 12, box.Y + 35, node.Lines[1], new TextStyle(Small));
        if (node.State is { } state)
        {
            var left = box.Right - 12 - NodeSizes.StateWidth(state);
            Symbols.Draw(svg, node.StateMark, left + Symbols.Radius, box.Y + 14);
            svg.Text(left + NodeSizes.SymbolWidth, box.Y + 18, state, new TextStyle(Small));
        }

        foreach (var (index, compartment) in node.Compartments.Index())
        {
            Compartment(compartment, NodeSizes.Compartment(node, box, index), index == 0, paint);
        }
    }

    private void Compartment(Compartment compartment, Box box, bool isFirst, Paint frame)
    {
        svg.Group(compartment.Tooltip);
        svg.Path(frame with { Fill = Ink.None, Width = 1 }, string.Create(CultureInfo.InvariantCulture, $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.Y)}H{SvgWriter.Number(box.Right)}{(isFirst ? "" : $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.Y)}V{SvgWriter.Number(box.Bottom)}")}"));
        var look = MarkLook.Of(compartment.Mark);
        if (compartment.Mark != Mark.Valid)
        {
            svg.Rectangle(new Paint(Ink.None, look.Ink, 2, compartment.IsGhost ? GhostDash : look.Dash), box.Grown(-4), 3);
        }

        var y = box.Y + 18;
        foreach (var (index, line) in compartment.Lines.Index())
        {
            svg.Text(box.CentreX, y, line, new TextStyle(Small, IsBold: index == 0 && !compartment.IsGhost, IsMono: index == 0 && !compartment.IsGhost, Anchor: 'm'));
            y += Line;
        }

        y = Math.Max(y, box.Bottom - 10 - ((compartment.States.Length - 1) * (Line + 2)));
        foreach (var (mark, words) in compartment.States)
        {
            State(words, mark, box.CentreX, y);
            y += Line + 2;
        }

        svg.Close();
    }

    public static string CutCorners(Box box, double cut = 12)
    {
        var (x, y, right, bottom) = (box.X, box.Y, box.Right, box.Bottom);
        return string.Create(CultureInfo.InvariantCulture, $"M{N(x + cut)} {N(y)}H{N(right - cut)}L{N(right)} {N(y + cut)}V{N(bottom - cut)}L{N(right - cut)} {N(bottom)}H{N(x + cut)}L{N(x)} {N(bottom - cut)}V{N(y + cut)}Z");

        static string N(double value) => SvgWriter.Number(value);
    }
}
