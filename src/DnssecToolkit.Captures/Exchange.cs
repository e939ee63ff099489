using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>One query and what came back: the octets of both, the server, the transport, the time.</summary>
/// <remarks>
/// Immutable. The octets are the evidence; <see cref="Question"/>, <see cref="QueryMessage"/> and <see cref="Response"/> are read from
/// them when first asked for. A response whose query was not recorded has an empty <see cref="Query"/>.
/// </remarks>
[TypeFormatterSource]
public sealed class Exchange
{
    private object? question;
    private object? response;
    private object? queryMessage;

    /// <summary>Makes an exchange.</summary>
    /// <param name="at">When the response came, else when the query went out; kept in UTC.</param>
    /// <param name="server">Who was asked.</param>
    /// <param name="transport">How.</param>
    /// <param name="query">The octets of the query; may be empty.</param>
    /// <param name="outcome">What came back.</param>
    public Exchange(DateTimeOffset at, ServerAddress server, Transport transport, ReadOnlyMemory<byte> query, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(outcome);
        At = at.ToUniversalTime();
        Server = server;
        Transport = transport;
        Query = query;
        Outcome = outcome;
    }

    /// <summary>When the response came, else when the query went out. UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>When the query went out, where that was seen. UTC.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>How far off <see cref="At"/> may be in either direction; zero where the source gives the time of each message.
    /// Text may not tell the zone of its time, and DNSViz gives one time for many messages.</summary>
    public TimeSpan Uncertainty { get; init; }

    /// <summary>Who was asked.</summary>
    public ServerAddress Server { get; }

    /// <summary>Who asked, where that is known.</summary>
    public IPEndPoint? Client
    {
        get => ClientEndpoint is { } endpoint ? new IPEndPoint(endpoint.ToIPAddress(), endpoint.Port) : null;
        init => ClientEndpoint = value is null ? null : Endpoint.Of(value.Address, value.Port);
    }

    /// <summary>The client without allocation: captures have many.</summary>
    internal Endpoint? ClientEndpoint { get; init; }

    /// <summary>How the query travelled.</summary>
    public Transport Transport { get; }

    /// <summary>The octets of the query; empty when it was not recorded.</summary>
    public ReadOnlyMemory<byte> Query { get; }

    /// <summary>What came back.</summary>
    public Outcome Outcome { get; }

    /// <summary>Where the exchange was read from, as the caller named it: a file name, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Who recorded the exchange and in which part, where the source says so; null where it does not.</summary>
    public Recorder? Recorder { get; init; }

    /// <summary>
    /// Whether the octets were made anew: by this toolkit from text that describes them (the output of <c>dig</c> and its like), or by a program that parsed
    /// the messages and encoded them again (DNSViz). Records, flags and options are as the source says; compression, spelling, the order of equal things and
    /// what the source does not show are not evidence.
    /// </summary>
    public bool IsRemade { get; init; }

    /// <summary>How long the answer took; null where the query or the answer was not seen.</summary>
    public TimeSpan? Duration => AskedAt is { } asked && Outcome is Outcome.Answered ? At - asked : null;

    /// <summary>The octets of the response; empty unless the outcome is <see cref="Captures.Outcome.Answered"/>.</summary>
    public ReadOnlyMemory<byte> ResponseOctets => Outcome is Outcome.Answered answered ? answered.Response : default;

    /// <summary>The first question, from the query or, without one, from the response; null when neither has one that can be read.</summary>
    public Question? Question
    {
        get
        {
            var known = question ??= ReadQuestion(Query.Span) ?? ReadQuestion(ResponseOctets.Span) ?? (object)DBNull.Value;
            return known as Question;
        }
    }

    /// <summary>The response; null when there is none or its octets do not parse (see <see cref="ResponseError"/>).</summary>
    public Message? Response => Parsed(ref response, ResponseOctets) as Message;

    /// <summary>Why the response does not parse; null when it does or when there is none.</summary>
    public ParseError? ResponseError => Parsed(ref response, ResponseOctets) as ParseError;

    /// <summary>The query; null when it was not recorded or its octets do not parse.</summary>
    public Message? QueryMessage => Parsed(ref queryMessage, Query) as Message;

    /// <summary><c>2026-10-04T14:15:00Z 192.0.2.1 Udp example. A: answered, 512 octets</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{At:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF}Z {Server} {Transport} {(Question is { } asked ? $"{asked.Name} {asked.Type}" : "(no question)")}: {Outcome}");

    private static object? Parsed(ref object? slot, ReadOnlyMemory<byte> octets)
    {
        if (slot is null && !octets.IsEmpty)
        {
            var result = Message.Parse(octets);
            slot = result.Succeeded ? result.Value : result.Error;
        }

        return slot;
    }

    private static Question? ReadQuestion(ReadOnlySpan<byte> octets)
    {
        if (!MessageOutline.TryRead(octets, out var outline) || outline.QuestionLength == 0)
        {
            return null;
        }

        return new Question(DomainName.FromWire(outline.Question[..^4]), new RecordType(outline.QuestionType), new RecordClass(outline.QuestionClass));
    }
}
