namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Explains the shapes, lines and symbols that the drawing uses, and no others.</summary>
internal sealed class LegendPainter
{
    private const double ItemGap = 26;
    private const double RowHeight = 30;
    private const double SampleWidth = 40;

    private readonly SvgWriter _svg;
    private readonly double _left;
    private readonly double _right;
    private double _x;
    private double _y;

    private LegendPainter(SvgWriter svg, double left, double right, double y) => (_svg, _left, _right, _x, _y) = (svg, left, right, left, y);

    /// <summary>Draws the legend and returns where it ends.</summary>
    public static double Draw(SvgWriter svg, ChainGraph graph, double left, double right, double y)
    {
        var legend = new LegendPainter(svg, left, right, y + 14);
        svg.Group("");
        var zones = graph.Zones.ToList();
        var nodes = zones.SelectMany(ChainGraph.NodesOf).ToList();
        legend.Shapes(nodes);
        foreach (var mark in graph.Edges.Where(edge => edge.Kind is EdgeKind.Signature or EdgeKind.SelfSignature).Select(edge => edge.Mark).Distinct().Order())
        {
            var look = MarkLook.Of(mark);
            legend.Item("signature: " + look.Words, box =>
            {
                svg.Path(new Paint(Ink.None, look.Ink, 2, look.Dash), $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.CentreY)}H{SvgWriter.Number(box.Right)}");
                Symbols.Draw(svg, mark, box.CentreX, box.CentreY);
            });
        }

        foreach (var mark in graph.Edges.Where(edge => edge.Kind == EdgeKind.Digest).Select(edge => edge.Mark).Distinct().Order())
        {
            var look = MarkLook.Of(mark);
            legend.Item(mark switch { Mark.Valid => "DS fits the key", Mark.Unknown => "DS: key not in the evidence", _ => "DS fits no key" }, box =>
            {
                svg.Path(new Paint(Ink.None, look.Ink, 1.6, mark == Mark.Valid ? null : look.Dash ?? "6 4"), $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.CentreY)}H{SvgWriter.Number(box.Right)}");
                Symbols.Draw(svg, mark, box.CentreX, box.CentreY);
            });
        }

        if (graph.Edges.Exists(edge => edge.Kind == EdgeKind.Alias))
        {
            legend.Item("alias", box => svg.Path(new Paint(Ink.None, Ink.Text, 2, "2 4"), $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.CentreY)}H{SvgWriter.Number(box.Right)}", ("stroke-linecap", "round")));
        }

        foreach (var mark in zones.Where(zone => zone.Parent is not null).Select(zone => Marks.Of(zone.Status)).Distinct().Order())
        {
            var look = mark == Mark.Invalid ? MarkLook.Of(Mark.NotPermitted) : MarkLook.Of(mark);
            var words = mark switch { Mark.Valid => "secure", Mark.Insecure => "insecure", Mark.Invalid => "bogus", _ => "incomplete" };
            legend.Item($"delegation: {words}", box =>
            {
                svg.Path(new Paint(Ink.None, look.Ink, 6, look.Dash is null ? null : "10 6"), $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.CentreY)}H{SvgWriter.Number(box.Right)}");
                Symbols.Draw(svg, mark, box.CentreX, box.CentreY);
            });
        }

        svg.Close();
        return legend._y + (RowHeight / 2);
    }

    private void Shapes(List<Node> nodes)
    {
        if (nodes.Exists(node => node is { Shape: Shape.Key, IsGhost: false }))
        {
            Item("DNSKEY (grey: SEP flag)", box => _svg.Ellipse(new Paint(Ink.Sep, Ink.Faint), box));
        }

        if (nodes.Exists(node => node.IsAnchor))
        {
            Item("trust anchor", box =>
            {
                _svg.Ellipse(new Paint(Ink.Sep, Ink.Faint), box);
                _svg.Ellipse(new Paint(Ink.None, Ink.Faint), box.Grown(-3));
            });
        }

        if (nodes.Exists(node => node.IsRevoked))
        {
            Item("revoked key", box => _svg.Ellipse(new Paint(Ink.Paper, Ink.Faint, 4), box.Grown(-1)));
        }

        if (nodes.Exists(node => node.Shape == Shape.Ds))
        {
            Item("DS", box => _svg.Ellipse(new Paint(Ink.Paper, Ink.Faint), box));
        }

        if (nodes.Exists(node => node is { Shape: Shape.RRset, IsGhost: false }))
        {
            Item("RRset", box => _svg.Rectangle(new Paint(Ink.Paper, Ink.Faint), box, 6));
        }

        if (nodes.Exists(node => node.Shape == Shape.Proof))
        {
            Item("proof, by record", box =>
            {
                _svg.Rectangle(new Paint(Ink.Paper, Ink.Faint), box, 2);
                _svg.Path(new Paint(Ink.None, Ink.Faint, 1), $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(box.CentreY)}H{SvgWriter.Number(box.Right)}M{SvgWriter.Number(box.CentreX)} {SvgWriter.Number(box.CentreY)}V{SvgWriter.Number(box.Bottom)}");
            });
        }

        if (nodes.Exists(node => node.Shape == Shape.NoData))
        {
            Item("no such type", box => _svg.Rectangle(new Paint(Ink.Paper, Ink.Faint, Dash: "4 3"), box, 6));
        }

        if (nodes.Exists(node => node.Shape == Shape.NameError))
        {
            Item("no such name", box => _svg.Path(new Paint(Ink.Paper, Ink.Faint), NodePainter.CutCorners(box, 6)));
        }

        if (nodes.Exists(node => node.IsGhost))
        {
            Item("not there", box => _svg.Ellipse(new Paint(Ink.Panel, Ink.Faint, Dash: "5 4"), box));
        }
    }

    private void Item(string words, Action<Box> sample)
    {
        var width = SampleWidth + 8 + TextFit.Width(words, 11);
        if (_x > _left && _x + width > _right)
        {
            _x = _left;
            _y += RowHeight;
        }

        sample(new Box(_x, _y - 9, SampleWidth, 18));
        _svg.Text(_x + SampleWidth + 8, _y + 4, words, new TextStyle(11, Ink: Ink.Faint));
        _x += width + ItemGap;
    }
}
