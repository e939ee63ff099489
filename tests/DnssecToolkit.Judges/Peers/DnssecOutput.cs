using System.Text.Json;

namespace DnssecToolkit.Judges.Peers;

/// <summary>Reads verdict and cause from our own report in JSON.</summary>
public static class DnssecOutput
{
    /// <summary>The report, as <c>--format json</c> prints it.</summary>
    public static PeerStatement Read(string report)
    {
        if (!report.StartsWith('{'))
        {
            return new PeerStatement(ResolverVerdict.Unresolved, []);
        }

        using var json = JsonDocument.Parse(report);
        var root = json.RootElement;
        var verdict = root.GetProperty("status").GetString() switch
        {
            "secure" => ResolverVerdict.Secure,
            "insecure" => ResolverVerdict.Insecure,
            "bogus" => ResolverVerdict.Bogus,
            _ => ResolverVerdict.Unresolved,
        };
        var cause = root.GetProperty("cause") is { ValueKind: JsonValueKind.Object } found ? found : default(JsonElement?);
        return new PeerStatement(verdict, cause is { } stated ? [Statement(stated)] : [])
        {
            Code = cause?.GetProperty("code").GetString(),
            Findings = [.. root.GetProperty("findings").EnumerateArray().Select(finding => (Text(finding, "severity"), Text(finding, "code")))],
        };
    }

    // The record that the cause sits at and nothing else that might name one by chance.
    private static string Statement(JsonElement cause) =>
        $"{Text(cause, "owner")} {(cause.TryGetProperty("covered", out var covered) ? covered.GetString() : Text(cause, "type"))} {Text(cause, "code")}";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
