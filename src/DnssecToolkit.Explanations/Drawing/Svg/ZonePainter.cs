using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Draws the frame of a zone with its name, its status and the instant.</summary>
internal static class ZonePainter
{
    public static void Draw(SvgWriter svg, ZoneBox zone, Box box, DateTimeOffset at)
    {
        var look = MarkLook.Of(Marks.Of(zone.Status));
        svg.Group(Brief.Tooltip($"zone {zone.Title}: {Word(zone.Status)}", Why(zone)));
        svg.Rectangle(new Paint(Ink.Panel, zone.Status == SecurityStatus.Secure ? Ink.Frame : look.Ink, 1.5, look.Dash), box, 12);

        var y = box.Y + 28;
        foreach (var line in TextFit.Wrap(Brief.Text(zone.Title, 48), ChainLayout.LabelWidth - 24, 15, 3))
        {
            svg.Text(box.X + 16, y, line, new TextStyle(15, IsBold: true));
            y += 19;
        }

        Symbols.Draw(svg, Marks.Of(zone.Status), box.X + 24, y);
        svg.Text(box.X + 38, y + 4, Word(zone.Status), new TextStyle(12));
        svg.Text(box.X + 16, y + 24, at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), new TextStyle(11, Ink: Ink.Faint));
        svg.Close();
    }

    public static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();

    private static string Why(ZoneBox zone) =>
        zone.Link?.InsecureReason is { } insecure ? Headlines.Reason(insecure)
        : zone.Link?.IndeterminateReason is { } indeterminate ? Headlines.Reason(indeterminate)
        : "";
}
