using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Writes SVG, an element a line; the same chart gives the same octets. Every text is escaped here and nowhere else.</summary>
internal sealed class SvgCanvas : ICanvas
{
    /// <summary>The class of every chart, so that its style sheet touches nothing else on a page.</summary>
    private const string RootClass = "dnssec-chart";

    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<string, Colour> _used = new(StringComparer.Ordinal);

    /// <summary>The whole document: with a ground of its own, words for those who do not see it, and colours for the dark.</summary>
    public string Document(double width, double height, string title, string description)
    {
        var id = "chart-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_body.ToString())).AsSpan(0, 4));
        var (w, h) = (Number(Math.Ceiling(width)), Number(Math.Ceiling(height)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" class=\"{RootClass}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{SafeText.Html(title)}</title>\n<desc id=\"{id}-desc\">{SafeText.Html(description)}</desc>\n")
            .Append("<style>\n@media (prefers-color-scheme: dark) {\n");
        foreach (var colour in _used.Values)
        {
            svg.Append(CultureInfo.InvariantCulture, $".{RootClass} .f-{colour.Name} {{ fill: {colour.Dark} }} .{RootClass} .s-{colour.Name} {{ stroke: {colour.Dark} }}\n");
        }

        return svg.Append("}\n</style>\n").Append(_body).Append("</svg>\n").ToString();
    }

    public void Open(string tooltip)
    {
        _body.Append("<g>\n");
        if (tooltip.Length > 0)
        {
            _body.Append("<title>").Append(SafeText.Html(tooltip)).Append("</title>\n");
        }
    }

    public void Close() => _body.Append("</g>\n");

    public void Rectangle(Box box, Colour? fill, double opacity = 1, Pen? pen = null, double radius = 0)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"");
        _body.Append(radius > 0 ? $" rx=\"{Number(radius)}\"" : "");
        Paint(fill, opacity, pen);
    }

    public void Area(IReadOnlyList<(double X, double Y)> corners, Colour fill, double opacity, Pen? pen = null)
    {
        _body.Append("<path d=\"");
        Path(corners);
        _body.Append("Z\"");
        Paint(fill, opacity, pen);
    }

    public void Lines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines, Pen pen)
    {
        if (lines.Count == 0)
        {
            return;
        }

        _body.Append("<path d=\"");
        foreach (var line in lines)
        {
            Path(line);
        }

        _body.Append("\" stroke-linejoin=\"round\"");
        Paint(null, 1, pen);
    }

    public void Text(double x, double y, string text, double size, Colour colour, Anchor anchor = Anchor.Start, bool isBold = false)
    {
        _used[colour.Name] = colour;
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(size)}\" class=\"f-{colour.Name}\" fill=\"{colour.Light}\"")
            .Append(isBold ? " font-weight=\"bold\"" : "")
            .Append(anchor == Anchor.Start ? "" : anchor == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"")
            .Append('>').Append(SafeText.Html(text)).Append("</text>\n");
    }

    private static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    private void Path(IReadOnlyList<(double X, double Y)> points)
    {
        for (var index = 0; index < points.Count; index++)
        {
            _body.Append(index == 0 ? 'M' : 'L').Append(Number(points[index].X)).Append(' ').Append(Number(points[index].Y));
        }
    }

    private void Paint(Colour? fill, double opacity, Pen? pen)
    {
        _body.Append(" fill=\"").Append(fill?.Light ?? "none").Append('"');
        if (fill is not null && opacity < 1)
        {
            _body.Append(CultureInfo.InvariantCulture, $" fill-opacity=\"{opacity.ToString("0.##", CultureInfo.InvariantCulture)}\"");
        }

        var classes = fill is null ? "" : $"f-{fill.Name}";
        if (fill is not null)
        {
            _used[fill.Name] = fill;
        }

        if (pen is { } line)
        {
            _used[line.Colour.Name] = line.Colour;
            classes += $"{(classes.Length > 0 ? " " : "")}s-{line.Colour.Name}";
            _body.Append(CultureInfo.InvariantCulture, $" stroke=\"{line.Colour.Light}\" stroke-width=\"{Number(line.Width)}\"");
            if (line.Dash is { Length: > 0 } dash)
            {
                _body.Append(" stroke-dasharray=\"").AppendJoin(' ', dash.Select(Number)).Append('"');
            }
        }

        _body.Append(" class=\"").Append(classes).Append("\"/>\n");
    }
}
