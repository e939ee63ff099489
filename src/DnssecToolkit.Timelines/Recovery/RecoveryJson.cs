using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DnssecToolkit.Timelines;

/// <summary>A recovery report as JSON, for programs. Instants are RFC 3339 in UTC; null where the end of what was looked at comes first.</summary>
public static class RecoveryJson
{
    /// <summary>The whole report, the curve bin by bin.</summary>
    public static string ToJson(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("headline", report.Headline);
            json.WriteString("incident", report.Incident.Title);
            json.WriteString("sources", report.Incident.Sources);
            json.WriteStartArray("assumed");
            foreach (var assumed in report.Incident.Assumed)
            {
                json.WriteStringValue(assumed);
            }

            json.WriteEndArray();
            WriteRows(json, report);
            WriteCurve(json, report);
            if (report.Knee is { } knee)
            {
                json.WriteStartObject("knee");
                json.WriteString("at", Text(knee.At));
                json.WriteNumber("failing", Math.Round(knee.Failing, 4));
                json.WriteString("reason", knee.Reason);
                json.WriteEndObject();
            }

            json.WriteStartArray("mitigations");
            foreach (var mitigation in report.Mitigations)
            {
                json.WriteStartObject();
                json.WriteString("title", mitigation.Title);
                json.WriteNumber("userMinutes", Math.Round(mitigation.UserMinutes));
                json.WriteNumber("saved", Math.Round(mitigation.Saved, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteRows(Utf8JsonWriter json, RecoveryReport report)
    {
        json.WriteStartArray("rows");
        foreach (var (part, bounds) in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("names", part.Outage.Name);
            json.WriteNumber("share", part.Share);
            json.WriteString("resolver", bounds.Profile.Name);
            WriteBounds(json, "fails", bounds.Failure);
            WriteBounds(json, "recovers", bounds.Recovery);
            if (bounds.Recovery is not null)
            {
                json.WriteString("heldBy", bounds.HeldInWords);
                json.WriteNumber("heldForSeconds", bounds.HeldFor);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBounds(Utf8JsonWriter json, string name, InstantBounds? bounds)
    {
        if (bounds is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("first", Text(bounds.Earliest));
        json.WriteString("half", Text(bounds.Median));
        json.WriteString("last", bounds.Latest is { } latest ? Text(latest) : null);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, RecoveryReport report)
    {
        json.WriteStartObject("curve");
        json.WriteString("start", Text(report.Curve.Start));
        json.WriteNumber("binSeconds", report.Curve.Bin.TotalSeconds);
        Values("failing", bin => report.Curve.Failing[bin]);
        Values("servfail", bin => report.Curve.ServfailAt(report.Curve.At(bin), report.Population));
        Values("stale", bin => report.Curve.Stale[bin]);
        json.WriteEndObject();

        void Values(string name, Func<int, double> value)
        {
            json.WriteStartArray(name);
            for (var bin = 0; bin < report.Curve.Failing.Length; bin++)
            {
                json.WriteRawValue(Math.Round(value(bin), 5).ToString("0.#####", CultureInfo.InvariantCulture));
            }

            json.WriteEndArray();
        }
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
