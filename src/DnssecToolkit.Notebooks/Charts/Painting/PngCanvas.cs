using System.Globalization;
using DnssecToolkit.Notebooks.Display;
using SkiaSharp;

namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Paints pixels, in the light colours: a picture on paper or in a mail has no surroundings to ask.</summary>
internal sealed class PngCanvas : ICanvas, IDisposable
{
    private static readonly Lazy<(SKTypeface Regular, SKTypeface Bold)> Faces = new(() => (Face(SKFontStyle.Normal), Face(SKFontStyle.Bold)));
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    public PngCanvas(double width, double height, double scale)
    {
        _bitmap = new SKBitmap((int)Math.Ceiling(Math.Ceiling(width) * scale), (int)Math.Ceiling(Math.Ceiling(height) * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
        _canvas.Scale((float)scale);
    }

    public byte[] Encode()
    {
        _canvas.Flush();
        using var data = _bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    public void Open(string tooltip)
    {
        // Pixels have no tooltips.
    }

    public void Close()
    {
        // Pixels have no groups.
    }

    public void Rectangle(Box box, Colour? fill, double opacity = 1, Pen? pen = null, double radius = 0)
    {
        var place = SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height);
        if (fill is not null)
        {
            using var paint = Fill(fill, opacity);
            _canvas.DrawRoundRect(place, (float)radius, (float)radius, paint);
        }

        if (pen is { } line)
        {
            using var paint = Stroke(line);
            _canvas.DrawRoundRect(place, (float)radius, (float)radius, paint);
        }
    }

    public void Area(IReadOnlyList<(double X, double Y)> corners, Colour fill, double opacity, Pen? pen = null)
    {
        using var path = new SKPath();
        path.AddPoly(Points(corners), close: true);
        using (var paint = Fill(fill, opacity))
        {
            _canvas.DrawPath(path, paint);
        }

        if (pen is { } line)
        {
            using var paint = Stroke(line);
            _canvas.DrawPath(path, paint);
        }
    }

    public void Lines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines, Pen pen)
    {
        using var path = new SKPath();
        foreach (var line in lines)
        {
            path.AddPoly(Points(line), close: false);
        }

        using var paint = Stroke(pen);
        _canvas.DrawPath(path, paint);
    }

    public void Text(double x, double y, string text, double size, Colour colour, Anchor anchor = Anchor.Start, bool isBold = false)
    {
        using var font = new SKFont(isBold ? Faces.Value.Bold : Faces.Value.Regular, (float)size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        using var paint = Fill(colour, 1);
        var align = anchor switch { Anchor.Start => SKTextAlign.Left, Anchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right };
        _canvas.DrawText(SafeText.OnOneLine(text), (float)x, (float)y, align, font, paint);
    }

    private static SKTypeface Face(SKFontStyle style)
    {
        foreach (var family in (ReadOnlySpan<string>)["DejaVu Sans", "Noto Sans", "Liberation Sans", "Segoe UI", "Helvetica Neue", "Arial"])
        {
            if (SKTypeface.FromFamilyName(family, style) is { } face && face.FamilyName == family)
            {
                return face;
            }
        }

        return SKTypeface.FromFamilyName(null, style) ?? SKTypeface.Default;
    }

    private static SKPoint[] Points(IReadOnlyList<(double X, double Y)> points) => [.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))];

    private static SKPaint Fill(Colour colour, double opacity) => new() { Color = Rgb(colour).WithAlpha((byte)Math.Round(255 * opacity)), IsAntialias = true };

    private static SKPaint Stroke(Pen pen) => new()
    {
        Color = Rgb(pen.Colour),
        IsAntialias = true,
        IsStroke = true,
        StrokeWidth = (float)pen.Width,
        StrokeJoin = SKStrokeJoin.Round,
        PathEffect = pen.Dash is { Length: > 0 } dash ? SKPathEffect.CreateDash([.. dash.Select(length => (float)length)], 0) : null,
    };

    private static SKColor Rgb(Colour colour) => new(0xFF000000 | uint.Parse(colour.Light.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
