using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>An authoritative server of the lab, without a socket: octets in, octets out.</summary>
public sealed class LabServer
{
    /// <summary>The largest datagram that the server sends and says it takes (the recommendation of DNS Flag Day 2020).</summary>
    public const ushort UdpPayloadSize = 1232;

    private static readonly ImmutableHashSet<RecordType> DnssecTypes = [RecordType.Rrsig, RecordType.Nsec, RecordType.Nsec3, RecordType.Ds, RecordType.Dnskey];

    private readonly Func<ServerQuery, ServerReply> _respond;

    internal LabServer(DomainName name, ServerAddress address, IEnumerable<SignedZone> zones, IEnumerable<ServerBehaviour> behaviours)
    {
        Name = name;
        Address = address;
        Zones = [.. zones];
        _respond = behaviours.Aggregate((Func<ServerQuery, ServerReply>)Respond, (next, behaviour) => query => behaviour(query, next));
    }

    /// <summary>The name of the server.</summary>
    public DomainName Name { get; }

    /// <summary>The address it listens at.</summary>
    public ServerAddress Address { get; }

    /// <summary>The zones it serves.</summary>
    public ImmutableArray<SignedZone> Zones { get; }

    /// <summary>Answers a query; octets that are no query get silence or FORMERR, as servers do.</summary>
    /// <param name="query">The octets of the query.</param>
    /// <param name="transport">How it came: answers over UDP are cut to what the query allows (RFC 6891 §6.2.3).</param>
    /// <param name="at">When it came.</param>
    public ServerReply Answer(ReadOnlyMemory<byte> query, Transport transport, DateTimeOffset at)
    {
        if (Message.Parse(query).TryGet(out var message))
        {
            return message.IsResponse ? new ServerReply.Silence() : _respond(new ServerQuery(message, transport, at));
        }

        return query.Length < 12 || (query.Span[2] & 0x80) != 0
            ? new ServerReply.Silence()
            : ServerReply.Of(new Message { Id = (ushort)((query.Span[0] << 8) | query.Span[1]), IsResponse = true, ResponseCode = ResponseCode.FormatError });
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Address}";

    private ServerReply Respond(ServerQuery query)
    {
        var asked = query.Message;
        var reply = Answer(asked).With(id: asked.Id, edns: _ => asked.Edns is null ? null : new Edns(UdpPayloadSize, asked.Edns.DnssecOk));
        return ServerReply.Of(reply, query.Transport == Transport.Udp ? SizeFor(asked) : null);
    }

    /// <summary>The largest datagram a query allows, in octets.</summary>
    public static int SizeFor(Message query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Edns is { } edns ? Math.Clamp(edns.UdpPayloadSize, (ushort)512, UdpPayloadSize) : 512;
    }

    private Message Answer(Message query)
    {
        var bare = new Message { IsResponse = true, Opcode = query.Opcode, RecursionDesired = query.RecursionDesired, CheckingDisabled = query.CheckingDisabled, Questions = query.Questions };
        if (query.Edns is { Version: > 0 })
        {
            return bare.With(responseCode: ResponseCode.BadVersion);
        }

        if (query.Opcode != Opcode.Query)
        {
            return bare.With(responseCode: ResponseCode.NotImplemented);
        }

        if (query.Questions.Length != 1)
        {
            return bare.With(responseCode: ResponseCode.FormatError);
        }

        var question = query.Questions[0];
        var zone = Zones.Where(zone => zone.HasAuthority(question)).MaxBy(zone => zone.Apex.LabelCount)
            ?? Zones.FirstOrDefault(zone => zone.Apex == question.Name); // DS of the apex, and no parent here: RFC 4035 §3.1.4.1
        if (zone?.Answer(question) is not { } answer)
        {
            return bare.With(responseCode: ResponseCode.Refused);
        }

        answer = bare.With(
            responseCode: answer.ResponseCode, isAuthoritative: answer.IsAuthoritative, answer: answer.Answer, authority: answer.Authority, additional: answer.Additional);
        return query.Edns is { DnssecOk: true } ? answer : WithoutDnssec(answer, question.Type);
    }

    // RFC 4035 §3.1: DNSSEC records only for those who ask for them, by DO or by type.
    private static Message WithoutDnssec(Message answer, RecordType asked) => answer
        .Without(record => DnssecTypes.Contains(record.Type) && (record.Type != asked || answer.Authority.Contains(record)))
        .With(additional: [.. answer.Additional.Where(record => record.Type != RecordType.Rrsig)]);
}
