using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DnssecToolkit.Timelines;

/// <summary>Reads <c>model.json</c>. Every mistake is told with where it is.</summary>
internal static class IncidentModelReader
{
    public static IncidentModel Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A model of an incident is an object with \"title\" and \"parts\".");
        }

        var parts = List(root, "parts", "the model").Select(Part).ToImmutableArray();
        if (parts.IsEmpty)
        {
            throw new FormatException("The model has no parts.");
        }

        return new IncidentModel(Text(root, "title", "the model"), parts)
        {
            Sources = root.TryGetProperty("sources", out var sources) ? sources.GetString() ?? "" : "",
            Assumed = root.TryGetProperty("assumed", out _)
                ? [.. List(root, "assumed", "the model").Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new FormatException("In the model \"assumed\" has something that is no text."))]
                : [],
            Marks = root.TryGetProperty("marks", out _)
                ? [.. List(root, "marks", "the model").Select(mark => (Instant(mark, "at", "a mark"), Text(mark, "what", "a mark")))]
                : [],
        };
    }

    private static IncidentPart Part(JsonElement part)
    {
        var title = Text(part, "title", "a part");
        var where = $"the part \"{title}\"";
        var share = part.TryGetProperty("share", out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : 1;
        if (share is not (>= 0 and <= 1))
        {
            throw new FormatException($"In {where} \"share\" is {share}, which is not between 0 and 1.");
        }

        var (start, end) = (Instant(part, "start", where), Instant(part, "end", where));
        if (end <= start)
        {
            throw new FormatException($"In {where} \"end\" is not after \"start\".");
        }

        var outage = new Outage(title, start, end, Object(part, "answer", where), Object(part, "link", where));
        return new IncidentPart(
            outage with
            {
                EachNameIsAZone = part.TryGetProperty("eachNameIsAZone", out var own) && own.ValueKind == JsonValueKind.True,
                Keys = part.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Object ? Object(part, "keys", where) : null,
                LinkFitsKeys = Fits(part, "linkFits", where) ?? outage.LinkFitsKeys,
                KeysFitAnswer = Fits(part, "keysFit", where) ?? outage.KeysFitAnswer,
            },
            share);
    }

    private static ServedObject Object(JsonElement part, string property, string where)
    {
        if (!part.TryGetProperty(property, out var served) || served.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"In {where} the object \"{property}\" is missing.");
        }

        where = $"\"{property}\" of {where}";
        if (!served.TryGetProperty("ttl", out var ttl) || !ttl.TryGetUInt32(out var seconds))
        {
            throw new FormatException($"In {where} \"ttl\" is not a number of seconds.");
        }

        var versions = served.TryGetProperty("versions", out _)
            ? List(served, "versions", where).Select(version => Version(version, where)).ToImmutableArray()
            : [new ServedVersion(null, new ServedCopy(0))];
        if (versions.IsEmpty || versions[0].From is not null)
        {
            throw new FormatException($"In {where} the first of \"versions\" must be what was there before everything else, without \"from\".");
        }

        for (var i = 1; i < versions.Length; i++)
        {
            if (versions[i].From is not { } from || from <= versions[i - 1].From)
            {
                throw new FormatException($"In {where} version {i + 1} has no \"from\" after that of the version before.");
            }
        }

        return new ServedObject(served.TryGetProperty("name", out var name) ? name.GetString() ?? property : property, seconds, versions)
        {
            IsAbsence = served.TryGetProperty("absence", out var absence) && absence.ValueKind == JsonValueKind.True,
        };
    }

    private static ServedVersion Version(JsonElement version, string where)
    {
        var copies = List(version, "copies", $"a version of {where}").Select(copy => new ServedCopy(
            copy.TryGetProperty("content", out var content) && content.TryGetInt32(out var number) ? number : 0,
            !copy.TryGetProperty("good", out var good) || good.ValueKind != JsonValueKind.False)
        {
            SignatureEnds = copy.TryGetProperty("signatureEnds", out _) ? Instant(copy, "signatureEnds", where) : null,
        }).ToImmutableArray();
        return copies.Length > ServerChoice.MostServers
            ? throw new FormatException($"In {where} a version has {copies.Length} \"copies\"; more than {ServerChoice.MostServers} servers are not told apart.")
            : copies.IsEmpty ? throw new FormatException($"In {where} a version has no \"copies\".")
            : new ServedVersion(version.TryGetProperty("from", out _) ? Instant(version, "from", where) : null, copies);
    }

    private static Func<int, int, bool>? Fits(JsonElement part, string property, string where)
    {
        if (!part.TryGetProperty(property, out _))
        {
            return null;
        }

        var pairs = List(part, property, where).Select(pair =>
            pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].TryGetInt32(out var left) && pair[1].TryGetInt32(out var right)
                ? (left, right)
                : throw new FormatException($"In {where} \"{property}\" is not a list of pairs of numbers.")).ToHashSet();
        return (left, right) => pairs.Contains((left, right));
    }

    private static JsonElement.ArrayEnumerator List(JsonElement parent, string property, string where) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"In {where} the list \"{property}\" is missing.");

    private static string Text(JsonElement parent, string property, string where) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new FormatException($"In {where} the text \"{property}\" is missing.");

    private static DateTimeOffset Instant(JsonElement parent, string property, string where)
    {
        var text = Text(parent, property, where);
        return text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new FormatException($"In {where} \"{property}\" is \"{text}\", which is no instant in UTC such as 2026-05-05T19:30:00Z.");
    }
}
