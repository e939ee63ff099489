using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>One query of a DNSViz probe: what every server answered, and the attempts before that brought nothing.</summary>
internal sealed class DnsVizQuery
{
    private const int MaximumHistory = 64;
    private const int MaximumOptions = 64;

    private readonly WrittenTime time;
    private readonly string? source;
    private readonly Question question;
    private readonly DnsVizAttempt first;

    private DnsVizQuery(JsonMembers members, WrittenTime time, string? source)
    {
        (this.time, this.source) = (time, source);
        var name = DomainName.Read(members.Text("qname") ?? throw new FormatException("no qname"), DomainName.Root);
        question = new Question(
            name.Succeeded ? name.Value : throw new FormatException("qname is not a domain name"),
            RecordType.TryParse(members.Text("qtype") ?? "", out var type) ? type : throw new FormatException("qtype is not a type"),
            RecordClass.TryParse(members.Text("qclass") ?? "IN", out var recordClass) ? recordClass : RecordClass.Internet);
        first = ReadOptions(members.Object("options") ?? throw new FormatException("no options"));
    }

    /// <summary>Reads the exchanges of a query.</summary>
    /// <exception cref="FormatException">It is not as DNSViz writes it.</exception>
    public static List<Exchange> Read(JsonElement element, WrittenTime time, string? source)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("not an object");
        }

        var members = new JsonMembers(element);
        var query = new DnsVizQuery(members, time, source);
        var exchanges = new List<Exchange>();
        if (members.Object("responses") is not { } servers)
        {
            return exchanges;
        }

        foreach (var address in servers.Names().Distinct())
        {
            if (!IPAddress.TryParse(address, out var server))
            {
                throw new FormatException("a server that is no address");
            }

            var clients = servers.Object(address)!.Value;
            foreach (var client in clients.Names().Distinct())
            {
                if (clients.Object(client) is { } response)
                {
                    query.Add(response, new ServerAddress(server), IPAddress.TryParse(client, out var known) ? new IPEndPoint(known, 0) : null, exchanges);
                }
            }
        }

        return exchanges;
    }

    private static DnsVizAttempt ReadOptions(JsonMembers options)
    {
        var flags = options.Bits("flags", 16) ?? 0;
        var isTcp = options.Flag("tcp");
        if (options.Bits("edns_version", 8) is not { } version)
        {
            return new DnsVizAttempt(flags, null, 0, 0, [], isTcp);
        }

        var edns = ImmutableArray.CreateBuilder<EdnsOption>();
        foreach (var (code, hex) in options.Pairs("edns_options").Take(MaximumOptions))
        {
            edns.Add(new EdnsOption(new EdnsOptionCode(code), hex));
        }

        return new DnsVizAttempt(flags, (byte)version, options.Bits("edns_max_udp_payload", 16) ?? 512, options.Bits("edns_flags", 16) ?? 0, edns.ToImmutable(), isTcp);
    }

    // The attempts stand in the order in which they were made; each action says what the next one did otherwise.
    private void Add(JsonMembers response, ServerAddress server, IPEndPoint? client, List<Exchange> exchanges)
    {
        var attempts = response.Array("history").Take(MaximumHistory).ToList();
        var octets = response.Base64("message");
        var id = octets is { Length: >= 2 } ? (ushort)((octets[0] << 8) | octets[1]) : (ushort)0;
        var elapsed = ElapsedOf(response);
        var left = attempts.Aggregate(elapsed, (sum, attempt) => sum + ElapsedOf(attempt));
        var current = first;
        foreach (var attempt in attempts)
        {
            var took = ElapsedOf(attempt);
            var asked = time.At - left;
            left -= took;
            if (OutcomeOfAttempt(attempt, took) is { } outcome)
            {
                exchanges.Add(Made(current, id, server, client, outcome, asked, took));
            }

            current = current.After(attempt.Text("action"), attempt.Argument("action_arg"));
        }

        exchanges.Add(Made(current, id, server, client, OutcomeOf(response, octets, elapsed), time.At - elapsed, elapsed));
    }

    private Exchange Made(DnsVizAttempt attempt, ushort id, ServerAddress server, IPEndPoint? client, Outcome outcome, DateTimeOffset asked, TimeSpan took) =>
        new(outcome is Outcome.Timeout ? asked : asked + took, server, attempt.IsTcp ? Transport.Tcp : Transport.Udp, attempt.ToWire(id, question), outcome)
        {
            AskedAt = asked,
            Client = client,
            Source = source,
            IsRemade = true,
            Uncertainty = time.Uncertainty,
        };

    private static Outcome OutcomeOf(JsonMembers response, byte[]? octets, TimeSpan elapsed) => octets is not null
        ? new Outcome.Answered(octets)
        : response.Text("error") switch
        {
            "TIMEOUT" => new Outcome.Timeout(elapsed),
            "NETWORK_ERROR" => new Outcome.NetworkError(NetworkReason(response, "errno")),
            "FORMERR" => new Outcome.Unreadable(default, "a response that DNSViz could not parse and did not keep"),
            var other => new Outcome.Unreadable(default, $"DNSViz noted {other ?? "no message"} and kept no response"),
        };

    // What an attempt got and DNSViz did not keep (a truncated response, a test with other options) is no exchange.
    private Outcome? OutcomeOfAttempt(JsonMembers attempt, TimeSpan took) => attempt.Text("cause") switch
    {
        "TIMEOUT" => new Outcome.Timeout(took),
        "NETWORK_ERROR" => new Outcome.NetworkError(NetworkReason(attempt, "cause_arg")),
        "FORMERR" => new Outcome.Unreadable(default, "a response that DNSViz could not parse and did not keep"),
        "INVALID_RCODE" when attempt.Argument("cause_arg") is { } code => new Outcome.Answered(OnlyResponseCode(code)),
        _ => null,
    };

    // Codes above 15 need EDNS to carry their upper bits (RFC 6891 §6.1.3), and there are 12 bits.
    private byte[] OnlyResponseCode(int code) => new Message
    {
        IsResponse = true,
        ResponseCode = new ResponseCode((ushort)(code & 0xfff)),
        Questions = [question],
        Edns = code > 15 ? new Edns(512, dnssecOk: false) : null,
    }.ToWire();

    private static string NetworkReason(JsonMembers members, string member) => members.Any(member) switch
    {
        "ECONNREFUSED" => "connection refused",
        "ECONNRESET" => "connection reset",
        "EHOSTUNREACH" => "host unreachable",
        "ENETUNREACH" => "network unreachable",
        null => "network error",
        var other => string.Create(CultureInfo.InvariantCulture, $"network error {other}"),
    };

    // Milliseconds; version 1.0 had seconds under another name.
    private static TimeSpan ElapsedOf(JsonMembers members)
    {
        var seconds = members.Number("response_time") ?? ((members.Number("time_elapsed") ?? 0) / 1000);
        return TimeSpan.FromTicks((long)(Math.Clamp(seconds, 0, 3600) * TimeSpan.TicksPerSecond));
    }
}
