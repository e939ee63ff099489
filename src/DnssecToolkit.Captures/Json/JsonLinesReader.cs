using System.Net;
using System.Text.Json;

namespace DnssecToolkit.Captures;

/// <summary>Reads RFC 8427 objects, one a line, or as a JSON text sequence (RFC 7464). The members are listed in <c>FORMAT.md</c>.</summary>
/// <remarks>Octets win over the members that describe them. A line that cannot be read is a loss; the next line is read.</remarks>
internal sealed class JsonLinesReader
{
    private const int MaximumLine = 8 << 20;
    private const byte RecordSeparator = 0x1e;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = false };

    /// <summary>Reads all exchanges.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? name, LossLog losses)
    {
        window.Ensure(Math.Min(64, window.Capacity));
        var isSequence = window.Available.TrimStart("\uFEFF \t\r\n"u8).StartsWith([RecordSeparator]);
        var lines = new LineReader(window, losses, MaximumLine, isSequence ? RecordSeparator : (byte)'\n');
        while (lines.TryRead(out var raw))
        {
            var line = raw.Trim(" \t\r\n\u001e"u8);
            line = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
            if (!line.IsEmpty && ReadLine(line, raw.IndexOf(line), lines, isSequence, name, losses) is { } exchange)
            {
                yield return exchange;
            }
        }
    }

    private static Exchange? ReadLine(ReadOnlySpan<byte> line, int start, LineReader lines, bool isSequence, string? name, LossLog losses)
    {
        int? number = isSequence ? null : lines.Line;
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            if (line.Length > reader.BytesConsumed && !line[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty)
            {
                var at = start + (int)reader.BytesConsumed;
                losses.Add("more follows the object", lines.Offset + at, null, number, at + 1);
            }

            return ReadExchange(document.RootElement, name);
        }
        catch (JsonException problem)
        {
            var at = start + (int)(problem.BytePositionInLine ?? 0);
            var reason = lines.IsTerminated || at < start + line.Length ? "not JSON" : "the last line is cut off";
            losses.Add(reason, lines.Offset + at, line.Length, number, at + 1);
        }
        catch (FormatException problem)
        {
            losses.Add(problem.Message, lines.Offset + start, line.Length, number, start + 1);
        }
        catch (InvalidOperationException)
        {
            losses.Add("text that is not Unicode", lines.Offset + start, line.Length, number, start + 1); // what GetString says of lone surrogates and broken UTF-8
        }

        return null;
    }

    private static Exchange? ReadExchange(JsonElement root, string? name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("not an object");
        }

        var members = new JsonMembers(root);
        var query = members.Object("queryMessage");
        var response = members.Object("responseMessage");
        var isSingle = query is null && response is null && MessageMembers.IsMessage(members); // RFC 8427 §2 instead of a pair, §3
        if (isSingle && MessageMembers.IsQuery(members))
        {
            query = members;
        }
        else if (isSingle)
        {
            response = members;
        }

        var queryOctets = query is null ? default : MessageMembers.Octets(query.Value, "queryMessage");
        var responseOctets = response is null ? default : MessageMembers.Octets(response.Value, "responseMessage");
        var asked = query is null ? null : Time(query.Value);
        var at = Time(members) ?? (response is null ? null : Time(response.Value)) ?? asked ?? DateTimeOffset.UnixEpoch;
        var outcome = ReadOutcome(members, response is not null, responseOctets);
        if (queryOctets.IsEmpty && outcome is not (Outcome.Answered or Outcome.Unreadable) && query is null)
        {
            throw new FormatException("neither a query nor a response");
        }

        return new Exchange(at, ReadServer(members, name), ReadTransport(members), queryOctets, outcome)
        {
            AskedAt = asked,
            Client = ReadClient(members),
            Source = name,
            Recorder = ReadRecorder(members),
            Uncertainty = Seconds(members, "uncertaintySeconds") ?? TimeSpan.Zero,
            IsRemade = members.Bits("remade", 1) == 1,
        };
    }

    private static Recorder? ReadRecorder(JsonMembers members) => members.Text("recorderRole") is { } role
        ? new Recorder(JsonNames.RoleOf(role) ?? throw new FormatException($"the role \"{role}\" is not known"), members.Text("recorderIdentity"), members.Text("recorderVersion"))
        : null;

    private static Outcome ReadOutcome(JsonMembers members, bool hasResponse, ReadOnlyMemory<byte> response) => members.Text("outcome") switch
    {
        null when hasResponse && !response.IsEmpty => new Outcome.Answered(response),
        null => new Outcome.Timeout(),
        JsonNames.Answered when !response.IsEmpty => new Outcome.Answered(response),
        JsonNames.Answered => throw new FormatException("the outcome is \"answered\", but there is no response"),
        JsonNames.Timeout => new Outcome.Timeout(Seconds(members, "waitedSeconds")),
        JsonNames.NetworkError => new Outcome.NetworkError(members.Text("reason") ?? "network error"),
        JsonNames.Unreadable => new Outcome.Unreadable(response, members.Text("reason") ?? "unreadable"),
        { } other => throw new FormatException($"the outcome \"{other}\" is not known"),
    };

    private static TimeSpan? Seconds(JsonMembers members, string name) =>
        members.Number(name) is { } seconds && Math.Abs(seconds) < 1_000_000_000 ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    private static DateTimeOffset? Time(JsonMembers members)
    {
        if (members.Text("dateString") is { } text)
        {
            return Instants.TryParse(text, out var instant) ? instant : throw new FormatException($"\"{text}\" is not a time as in RFC 3339");
        }

        return members.Number("dateSeconds") is { } seconds
            ? Instants.OfSeconds(seconds) ?? throw new FormatException("dateSeconds is not an instant")
            : null;
    }

    private static ServerAddress ReadServer(JsonMembers members, string? name)
    {
        var port = Port(members, "port") ?? 53;
        var serverName = members.Text("serverName");
        if (members.Text("server") is not { } text)
        {
            return new ServerAddress(IPAddress.Any, port) { Name = serverName ?? name ?? "unknown" };
        }

        if (!ServerAddress.TryParse(text, out var server))
        {
            return new ServerAddress(IPAddress.Any, port) { Name = text };
        }

        return new ServerAddress(server!.Address, port) { Name = serverName };
    }

    private static Transport ReadTransport(JsonMembers members) => members.Text("transport") is { } text
        ? JsonNames.TransportOf(text) ?? throw new FormatException($"the transport \"{text}\" is not known")
        : Transport.File;

    private static IPEndPoint? ReadClient(JsonMembers members) =>
        members.Text("client") is { } text && IPAddress.TryParse(text, out var address)
            ? new IPEndPoint(address, Port(members, "clientPort") ?? 0)
            : null;

    private static int? Port(JsonMembers members, string member) => members.Number(member) switch
    {
        null => null,
        >= 0 and <= ushort.MaxValue and { } port => (int)port,
        _ => throw new FormatException($"{member} is not a port"),
    };
}
