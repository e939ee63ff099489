using System.Globalization;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Draws what is emphasised: a frame around the place where the chain ends, and beside the zones a box that says why.</summary>
internal sealed class CalloutPainter
{
    /// <summary>The width that a callout takes at the right of the zones.</summary>
    public const double Room = 286;

    private const double Distance = 34;
    private const double Inset = 12;
    private const double LoopReach = 34;

    private readonly SvgWriter _svg;
    private readonly ChainLayout _layout;
    private readonly Callout _callout;
    private readonly bool _hasLoop;
    private readonly Box _target;
    private readonly Box _box;
    private readonly List<(string Text, TextStyle Style)> _lines = [];

    public CalloutPainter(SvgWriter svg, ChainGraph graph, ChainLayout layout, Callout callout)
    {
        (_svg, _layout, _callout) = (svg, layout, callout);
        _hasLoop = graph.Edges.Exists(edge => edge.Kind == EdgeKind.SelfSignature && ReferenceEquals(edge.To, callout.Node));
        var width = Room - Distance;
        // A code may be broken after a hyphen, and is set in bold, which is wider.
        foreach (var line in TextFit.Wrap(callout.Code.Replace("-", "- ", StringComparison.Ordinal), width - (2 * Inset) - 26, 13 * 1.15, 3))
        {
            _lines.Add((line.Replace("- ", "-", StringComparison.Ordinal), new TextStyle(13, IsBold: true)));
        }

        _lines.AddRange(TextFit.Wrap(callout.Message, width - (2 * Inset), 12, 7).Select(line => (line, new TextStyle(12))));
        if (callout.Where.Length > 0)
        {
            _lines.AddRange(TextFit.Wrap(callout.Where, width - (2 * Inset), 11, 3).Select(line => (line, new TextStyle(11, Ink: Ink.Faint))));
        }

        _target = callout.Node is { } node
            ? callout.Compartment is { } index ? NodeSizes.Compartment(node, layout.Of(node), index).Grown(-2) : layout.Of(node).Grown(6)
            : callout.Zone is { } zone ? layout.Of(zone) : new Box(layout.Right, layout.Bottom, 0, 0);
        var height = (_lines.Count * 16.5) + 18;
        _box = new Box(layout.Right + Distance, Math.Max(0, _target.CentreY - (height / 2)), width, height);
    }

    public double Bottom => _box.Bottom;

    private Ink Ink => MarkLook.Of(_callout.Mark).Ink;

    /// <summary>What lies under the nodes.</summary>
    public void DrawGround()
    {
        if (_callout.Node is { } node && _callout.Compartment is null)
        {
            _svg.Rectangle(new Paint(_callout.Mark == Mark.Invalid ? Ink.Glow : Ink.None, Ink, 2.5, _callout.Mark == Mark.Invalid ? null : "6 4"), _target, node.Shape is Shape.Key or Shape.Ds ? _target.Height / 2 : 12);
        }
    }

    /// <summary>What lies over them.</summary>
    public void Draw()
    {
        _svg.Group(Brief.Tooltip($"{_callout.Code}: {_callout.Message}", _callout.Where));
        if (_callout.Compartment is not null)
        {
            _svg.Rectangle(new Paint(Ink.None, Ink, 4), _target, 4);
        }

        _svg.Path(new Paint(Ink.None, Ink, 2.5), Pointer(out var tip, out var isUpward));
        _svg.Path(new Paint(Ink), isUpward
            ? string.Create(CultureInfo.InvariantCulture, $"M{N(tip.X)} {N(tip.Y)}l-6 10h12Z")
            : string.Create(CultureInfo.InvariantCulture, $"M{N(tip.X)} {N(tip.Y)}l10 -6v12Z"));
        _svg.Rectangle(new Paint(Ink.Paper, Ink, 2.5), _box, 8);
        Symbols.Draw(_svg, _callout.Mark, _box.Right - Inset - Symbols.Radius, _box.Y + Inset + Symbols.Radius);
        var y = _box.Y + Inset + 12;
        foreach (var (text, style) in _lines)
        {
            _svg.Text(_box.X + Inset, y, text, style);
            y += 16.5;
        }

        _svg.Close();
    }

    private string Pointer(out Spot tip, out bool isUpward)
    {
        var start = new Spot(_box.X, _target.CentreY);
        isUpward = !_layout.IsFree(_target.Right + 4, start.X, start.Y);
        if (!isUpward)
        {
            tip = new Spot(_target.Right + (_hasLoop ? LoopReach : 2), start.Y);
            return string.Create(CultureInfo.InvariantCulture, $"M{N(start.X)} {N(start.Y)}H{N(tip.X + 8)}");
        }

        // Something stands between: go under the row.
        var lane = _layout.RowBottom(_target) + 11;
        tip = new Spot(_target.CentreX + (_callout.Compartment is null ? _target.Width / 4 : 0), _target.Bottom + 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{N(start.X)} {N(start.Y)}h-14V{N(lane)}H{N(tip.X)}V{N(tip.Y + 8)}");
    }

    private static string N(double value) => SvgWriter.Number(value);
}
