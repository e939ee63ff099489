using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Reads <c>incident.json</c>.</summary>
internal static class IncidentReader
{
    private const int MaximumEntries = 10_000;

    public static ParseResult<Incident> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return new ParseError("the incident is not a JSON object");
            }

            return new Incident
            {
                Title = Text(root, "title"),
                Zone = DomainName.TryParse(Text(root, "zone"), out var zone) ? zone : throw new FormatException($"\"zone\" is no domain name: {Text(root, "zone")}"),
                IsRecreation = root.TryGetProperty("recreation", out var recreation) && recreation.ValueKind == JsonValueKind.True,
                TrustAnchor = Optional(root, "trustAnchor") is { } anchor ? FileName(anchor) : null,
                Captures = [.. Entries(root, "captures").Select(entry => FileName(entry.GetString() ?? ""))],
                Events = [.. Entries(root, "events").Select(Event).OrderBy(happened => happened.NotBefore)],
                Contradictions = [.. Entries(root, "contradictions").Select(entry => new IncidentContradiction(Text(entry, "claim"), Text(entry, "against")))],
            };
        }
        catch (JsonException wrong)
        {
            return new ParseError("not JSON: " + wrong.Message.Split(" LineNumber")[0], Line: (int?)wrong.LineNumber + 1, Column: (int?)wrong.BytePositionInLine + 1);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            return new ParseError(wrong.Message);
        }
    }

    private static IncidentEvent Event(JsonElement entry)
    {
        var (from, to) = Optional(entry, "at") is { } at ? (Instant(at), Instant(at)) : (Instant(Text(entry, "notBefore")), Instant(Text(entry, "notAfter")));
        return to < from
            ? throw new FormatException($"the event \"{Text(entry, "what")}\" ends before it begins")
            : new IncidentEvent(from, to, Text(entry, "what"), Text(entry, "source")) { Remark = Optional(entry, "remark"), Topic = Optional(entry, "topic") };
    }

    private static ImmutableArray<JsonElement> Entries(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var list) ? []
        : list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MaximumEntries ? [.. list.EnumerateArray()]
        : throw new FormatException($"\"{name}\" is not a list of at most {MaximumEntries} entries");

    private static string Text(JsonElement parent, string name) => Optional(parent, name) ?? throw new FormatException($"\"{name}\" is missing or no text");

    private static string? Optional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException($"\"{text}\" is no instant in UTC such as 2026-05-05T19:30:00Z");

    private static string FileName(string name) => name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0
        ? name
        : throw new FormatException($"\"{name}\" is not the name of a file in the incident's own folder");
}
