using System.Globalization;
using System.Text;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>How an outline or area is painted.</summary>
internal readonly record struct Paint(Ink Fill, Ink Stroke = Ink.None, double Width = 1.5, string? Dash = null);

/// <summary>How text is set.</summary>
internal readonly record struct TextStyle(double Size, bool IsBold = false, bool IsMono = false, Ink Ink = Ink.Text, char Anchor = 's', bool HasHalo = false);

/// <summary>Writes SVG, an element a line. Every value is escaped here and nowhere else; there is no way to write raw text.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    public void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(">\n");
        _open.Push(name);
    }

    public void Close() => _text.Append("</").Append(_open.Pop()).Append(">\n");

    public void Content(string name, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>').Append(SafeText.Xml(content).Replace("\\u000a", "\n", StringComparison.Ordinal)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>Begins a group that tells its tooltip; <see cref="Close"/> ends it.</summary>
    public void Group(string tooltip)
    {
        Open("g");
        if (tooltip.Length > 0)
        {
            Content("title", tooltip);
        }
    }

    public void Path(Paint paint, string d, params ReadOnlySpan<(string Name, string Value)> more) => Shape("path", paint, [("d", d), .. more]);

    public void Rectangle(Paint paint, Box box, double radius = 0) => Shape(
        "rect", paint,
        [("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), .. radius > 0 ? [("rx", Number(radius))] : Array.Empty<(string, string)>()]);

    public void Ellipse(Paint paint, Box box) => Shape(
        "ellipse", paint,
        [("cx", Number(box.CentreX)), ("cy", Number(box.CentreY)), ("rx", Number(box.Width / 2)), ("ry", Number(box.Height / 2))]);

    public void Text(double x, double y, string text, TextStyle style)
    {
        List<(string, string)> attributes =
        [
            ("x", Number(x)), ("y", Number(y)), ("font-size", Number(style.Size)),
            ("class", style.HasHalo ? $"{Inks.Class('f', style.Ink)} {Inks.Class('s', Ink.Panel)}" : Inks.Class('f', style.Ink)), ("fill", Inks.Light(style.Ink)),
        ];
        if (style.IsBold)
        {
            attributes.Add(("font-weight", "bold"));
        }

        if (style.IsMono)
        {
            attributes.Add(("font-family", "ui-monospace, monospace"));
        }

        if (style.Anchor != 's')
        {
            attributes.Add(("text-anchor", style.Anchor == 'm' ? "middle" : "end"));
        }

        if (style.HasHalo)
        {
            attributes.AddRange([("paint-order", "stroke"), ("stroke", Inks.Light(Ink.Panel)), ("stroke-width", "4"), ("stroke-linejoin", "round")]);
        }

        Content("text", text, [.. attributes]);
    }

    public override string ToString() => _text.ToString();

    private void Shape(string name, Paint paint, ReadOnlySpan<(string Name, string Value)> geometry)
    {
        List<(string, string)> attributes = [.. geometry, ("fill", Inks.Light(paint.Fill))];
        var classes = paint.Fill == Ink.None ? "" : Inks.Class('f', paint.Fill);
        if (paint.Stroke != Ink.None)
        {
            classes += (classes.Length > 0 ? " " : "") + Inks.Class('s', paint.Stroke);
            attributes.AddRange([("stroke", Inks.Light(paint.Stroke)), ("stroke-width", Number(paint.Width))]);
            if (paint.Dash is not null)
            {
                attributes.Add(("stroke-dasharray", paint.Dash));
            }
        }

        if (classes.Length > 0)
        {
            attributes.Add(("class", classes));
        }

        Start(name, [.. attributes]);
        _text.Append("/>\n");
    }

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _text.Append(' ').Append(attribute).Append("=\"").Append(SafeText.Xml(value)).Append('"');
        }
    }
}
