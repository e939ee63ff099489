using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The verdict of each server by itself, where they differ: the drawing shows the best of all.</summary>
internal static class ServerStrip
{
    private const int Most = 12;
    private const double LineHeight = 22;

    /// <summary>Draws the servers and returns where they end.</summary>
    public static double Draw(SvgWriter svg, Diagnosis diagnosis, double left, double y)
    {
        var isOfInterest = diagnosis.Servers.Select(server => server.Verdict.Status).Distinct().Count() > 1 || diagnosis.Servers.Any(server => server.Verdict.Status != diagnosis.Status);
        if (!isOfInterest)
        {
            return y;
        }

        svg.Group("");
        svg.Text(left, y + 20, "Each server by itself", new TextStyle(13, IsBold: true));
        y += 20 + LineHeight;
        var column = left + 48 + diagnosis.Servers.Take(Most).Max(server => server.Server.ToString().Length * 12 * 0.62);
        foreach (var server in diagnosis.Servers.Take(Most))
        {
            var code = server.Verdict is Verdict.Bogus bogus ? (server.IsAtFault ? $": {bogus.Cause.Code}" : ", no fault of its own") : "";
            Symbols.Draw(svg, Marks.Of(server.Verdict.Status), left + Symbols.Radius, y - 4);
            svg.Text(left + 24, y, server.Server.ToString(), new TextStyle(12, IsMono: true));
            svg.Text(column, y, ZonePainter.Word(server.Verdict.Status) + code, new TextStyle(12));
            y += LineHeight;
        }

        if (diagnosis.Servers.Length > Most)
        {
            svg.Text(left + 24, y, string.Create(CultureInfo.InvariantCulture, $"and {diagnosis.Servers.Length - Most} more"), new TextStyle(12, Ink: Ink.Faint));
            y += LineHeight;
        }

        svg.Close();
        return y - LineHeight + 8;
    }
}
