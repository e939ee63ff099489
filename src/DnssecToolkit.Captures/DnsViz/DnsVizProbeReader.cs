using System.Text.Json;

namespace DnssecToolkit.Captures;

/// <summary>
/// Reads what <c>dnsviz probe</c> writes: one JSON object with a member for each name that was looked at, each with its queries and, by server
/// and client, the responses in base64. Versions 1.x of the format. A file that is cut off gives what stands before the cut.
/// </summary>
/// <remarks>
/// DNSViz parses each response and stores it encoded anew, so the exchanges are marked as remade. It stores no time but that of the whole look at
/// a name: every exchange gets its end, which is the time
/// DNSViz itself judges at, and the length of the look as its uncertainty.
/// </remarks>
internal sealed class DnsVizProbeReader
{
    private const string MetaMember = "_meta._dnsviz.";
    private const int MaximumFile = 128 << 20;
    private const int MaximumDepth = 32;

    private readonly LossLog losses;
    private readonly DateTimeOffset undated;
    private readonly string? source;

    private DnsVizProbeReader(LossLog losses, DateTimeOffset undated, string? source) => (this.losses, this.undated, this.source) = (losses, undated, source);

    /// <summary>Whether a JSON text begins like a file of DNSViz: its first member is a domain name with a final dot, or the meta member.</summary>
    public static bool Matches(ReadOnlySpan<byte> start)
    {
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
                && (reader.ValueTextEquals(MetaMember) || (!reader.HasValueSequence && reader.ValueSpan.EndsWith("."u8)))
                && reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads all exchanges.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? source, CaptureReaderOptions options, LossLog losses)
    {
        while (window.Available.Length <= MaximumFile && window.ReadMore(2 * MaximumFile))
        {
        }

        if (window.Available.Length > MaximumFile)
        {
            losses.Add($"more than {MaximumFile} octets of one JSON object", 0);
            return [];
        }

        var exchanges = new DnsVizProbeReader(losses, options.TimeOfUndated ?? DateTimeOffset.UnixEpoch, source).ReadAll(window.Available);
        window.Advance(window.Available.Length);
        return exchanges;
    }

    private List<Exchange> ReadAll(ReadOnlySpan<byte> text)
    {
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var exchanges = new List<Exchange>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name == MetaMember)
                {
                    ReadMeta(ref reader);
                }
                else if (reader.TokenType != JsonTokenType.StartObject)
                {
                    reader.Skip();
                }
                else if (!ReadName(ref reader, name, exchanges))
                {
                    return exchanges;
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            losses.Add("the JSON is damaged or cut off here", reader.TokenStartIndex, text.Length - reader.TokenStartIndex);
        }

        return exchanges;
    }

    private void ReadMeta(ref Utf8JsonReader reader)
    {
        using var meta = JsonDocument.ParseValue(ref reader);
        if (meta.RootElement.ValueKind == JsonValueKind.Object && meta.RootElement.TryGetProperty("version", out var version))
        {
            var text = version.ToString();
            if (text != "1" && !text.StartsWith("1.", StringComparison.Ordinal))
            {
                losses.Add($"written in version {text} of DNSViz's format; only 1.x is known");
            }
        }
    }

    // What the look at one name brought; false when the file is not of a probe.
    private bool ReadName(ref Utf8JsonReader reader, string name, List<Exchange> exchanges)
    {
        DateTimeOffset? start = null, end = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString();
            var at = reader.TokenStartIndex;
            reader.Read();
            switch (member)
            {
                case "status" or "delegation" or "dnskey" or "zone":
                    losses.Add("this is the output of \"dnsviz grok\", which holds verdicts and no messages: give the file that \"dnsviz probe\" wrote and grok read (its -r option)", at);
                    return false;
                case "analysis_start":
                    start = TimeOf(reader);
                    break;
                case "analysis_end":
                    end = TimeOf(reader);
                    break;
                case "queries" when reader.TokenType == JsonTokenType.StartArray:
                    var time = new WrittenTime(end ?? start ?? undated, end > start ? end.Value - start!.Value : TimeSpan.Zero);
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        ReadQuery(ref reader, name, time, exchanges);
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return true;
    }

    private void ReadQuery(ref Utf8JsonReader reader, string name, WrittenTime time, List<Exchange> exchanges)
    {
        var at = reader.TokenStartIndex;
        using var query = JsonDocument.ParseValue(ref reader);
        try
        {
            exchanges.AddRange(DnsVizQuery.Read(query.RootElement, time, source));
        }
        catch (FormatException problem)
        {
            losses.Add($"a query about {name}: {problem.Message}", at, reader.BytesConsumed - at);
        }
    }

    // "2026-11-24 17:10:03 UTC", with or without a fraction.
    private static DateTimeOffset? TimeOf(in Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Instants.TryParse(text.Replace(" UTC", "Z", StringComparison.Ordinal), out var instant)
            ? instant
            : null;
}
