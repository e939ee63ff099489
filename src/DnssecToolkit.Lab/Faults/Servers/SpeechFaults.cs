using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>One server speaks the protocol badly.</summary>
internal static class SpeechFaults
{
    private static readonly (string Section, string Sentence) Included =
        Rfc.Quote("4035 §3.1", "RRSIG RRs that can be used to authenticate a response MUST be included in the response according to the rules in Section 3.1.1.");

    private static readonly (string Section, string Sentence) OptInAnswer =
        Rfc.Quote("6891 §6.1.1", "If an OPT record is present in a received request, compliant responders MUST include an OPT record in their respective responses.");

    private static readonly (string Section, string Sentence) Match =
        Rfc.Says("5452 §9.1", "A response counts only if its id, its question and its addresses are those of the query.");

    public static IEnumerable<Fault> All =>
    [
        ServerFaults.OfOne("server-formerr-on-edns", "One server answers FORMERR to every query with EDNS.", Rfc.Says("6891 §7", "FORMERR without OPT is the sign of a server that does not know EDNS."), ExpectedStatus.Secure, ["response-error"],
            (_, query, message) => query.Message.Edns is null ? message : message.With(responseCode: ResponseCode.FormatError, answer: [], authority: [], additional: [], edns: _ => null)),
        ServerFaults.OfOne("server-badvers", "One server answers BADVERS to EDNS version 0.", Rfc.Says("6891 §6.1.3", "BADVERS answers a version that the server does not know; version 0 is known to all who know EDNS."), ExpectedStatus.Secure, ["response-error"],
            (_, query, message) => query.Message.Edns is null ? message : message.With(responseCode: ResponseCode.BadVersion, answer: [], authority: [], additional: [])),
        ServerFaults.OfOne("server-ignores-edns", "One server answers queries with EDNS as if they had none.", OptInAnswer, ExpectedStatus.Bogus, ["response-no-edns"],
            (_, _, message) => WithoutDnssec(message).With(edns: _ => null)),
        ServerFaults.OfOne("server-drops-do", "One server, or a middlebox before it, clears DO and sends no DNSSEC records.", Included, ExpectedStatus.Bogus, ["response-no-dnssec-records", "servers-disagree"],
            (_, _, message) => WithoutDnssec(message).With(edns: edns => edns is null ? null : new Edns(edns.UdpPayloadSize, dnssecOk: false))),
        ServerFaults.OfOne("server-strips-signatures", "One server leaves out every RRSIG and says DO all the same.", Included, ExpectedStatus.Bogus, ["servers-disagree"],
            (_, _, message) => message.Without(record => record.Type == RecordType.Rrsig)),
        ServerFaults.OfOne("server-strips-proofs", "One server leaves out NSEC and NSEC3 records.", Rfc.Quote("4035 §3.1", "NSEC RRs that can be used to provide authenticated denial of existence MUST be included in the response automatically according to the rules in Section 3.1.3."), ExpectedStatus.Bogus, ["servers-disagree", "nsec-missing"],
            (_, _, message) => message.Without(DenialTools.IsProof), ask: "www MX"),
        ServerFaults.OfOne("server-echoes-other-question", "One server answers with another question than was asked.", Match, ExpectedStatus.Secure, ["response-question-differs"],
            (_, query, message) => message.With(questions: [.. message.Questions.Select(question => question with { Type = RecordType.Naptr })], answer: [], authority: [])),
        ServerFaults.OfOne("server-lowers-case", "One server writes the question in lower case, whatever case the query had.", Rfc.Says("4343 §3", "Case does not matter when names are compared, and is kept where that is easy."), ExpectedStatus.Secure, [],
            (_, _, message) => message.With(questions: [.. message.Questions.Select(question => question with { Name = DomainName.FromWire(question.Name.ToCanonicalWire()) })]), ask: "wWw A"),
        ServerFaults.OfOne("server-clears-qr", "One server sends its answers with the bit that makes them queries.", Rfc.Quote("1035 §4.1", "All communications inside of the domain protocol are carried in a single format called a message."), ExpectedStatus.Secure, ["response-unreadable"],
            (_, server) => Octets(server, octets => Set(octets, 2, (byte)(octets[2] & 0x7f)))),
        ServerFaults.OfOne("server-cuts-messages", "One server sends the first half of each message.", Rfc.Quote("1035 §4.1", "All communications inside of the domain protocol are carried in a single format called a message."), ExpectedStatus.Secure, [],
            (_, server) => Octets(server, octets => octets[..(octets.Length / 2)])),
        ServerFaults.OfOne("server-caps-at-512", "One server leaves out what does not fit into 512 octets and does not say so.", Rfc.Quote("2181 §9", "When a DNS client receives a reply with TC set, it should ignore that response, and query again, using a mechanism, such as a TCP connection, that will permit larger replies."), ExpectedStatus.Bogus, ["servers-disagree"],
            (_, query, message) => query.Transport == Transport.Udp ? Fitting(message) : message, ask: "nothing A")
            with { Needs = zone => zone.Servers.Length < 2 ? "it has one server only" : DenialTools.NeedsNsec3(zone) },
        ServerFaults.OfOne("server-of-other-class", "One server adds a record of class CH to its answers.", Rfc.Quote("1035 §5.2", "All RRs in the file should have the same class."), ExpectedStatus.Secure, ["response-foreign-class"],
            (_, _, message) => message.Answer.IsEmpty ? message : message.With(answer: [.. message.Answer, message.Answer[0] with { Class = new RecordClass(3) }])),
    ];

    private static Message WithoutDnssec(Message message) => message.Without(record => record.Type == RecordType.Rrsig || record.IsProof() || record.Type == RecordType.Ds);

    /// <summary>The message without its last records, so that it fits into 512 octets.</summary>
    private static Message Fitting(Message message)
    {
        var fitting = message.With(additional: []);
        while (fitting.ToWire().Length > 512 && fitting.Answer.Length + fitting.Authority.Length > 0)
        {
            fitting = fitting.Authority.IsEmpty ? fitting.With(answer: fitting.Answer[..^1]) : fitting.With(authority: fitting.Authority[..^1]);
        }

        return fitting;
    }

    private static void Octets(ServerDraft server, Func<byte[], byte[]> change) => server.Behaviours.Add((query, next) =>
        next(query) is ServerReply.Octets reply ? new ServerReply.Octets(change(reply.Message.ToArray())) : new ServerReply.Silence());

    private static byte[] Set(byte[] octets, int at, byte value)
    {
        octets[at] = value;
        return octets;
    }
}
