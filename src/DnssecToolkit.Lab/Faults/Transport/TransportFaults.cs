using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults of size and transport.</summary>
internal static class TransportFaults
{
    private static readonly (string Section, string Sentence) QueryAgain = Rfc.Quote(
        "2181 §9", "When a DNS client receives a reply with TC set, it should ignore that response, and query again, using a mechanism, such as a TCP connection, that will permit larger replies.");

    private static readonly (string Section, string Sentence) TcpToo = Rfc.Says("7766 §5", "Every implementation answers over TCP as well as over UDP.");

    private static readonly (string Section, string Sentence) Fragments = Rfc.Says("9715 §3.1", "Answers over UDP should not be fragmented, because fragments are lost and forged.");

    public static IEnumerable<Fault> All =>
    [
        OfAll("udp-always-truncated", "Every answer over UDP has TC set; TCP works.", QueryAgain, _ => new(ExpectedStatus.Secure) { MustNot = ["response-truncated"] },
            (query, next) => query.Transport == Transport.Udp ? Emptied(next(query)) : next(query)),
        OfAll("udp-truncated-and-tcp-refused", "Every answer over UDP has TC set, and nobody answers over TCP.", TcpToo, _ => new(ExpectedStatus.Indeterminate) { Must = ["response-timeout"] },
            (query, next) => query.Transport == Transport.Udp ? Emptied(next(query)) : new ServerReply.Silence()),
        OfAll("udp-and-tcp-truncated", "Every answer has TC set, over TCP too.", QueryAgain, _ => new(ExpectedStatus.Indeterminate) { Must = ["response-truncated"] },
            (query, next) => Emptied(next(query))),
        OfAll("large-answers-lost", "Answers of more than 220 octets never arrive: over UDP they are lost, as when fragments are dropped, and nobody answers over TCP.", Fragments, _ => new(ExpectedStatus.Indeterminate) { Must = ["response-timeout"] },
            (query, next) => query.Transport == Transport.Tcp || next(query) is ServerReply.Octets { Message.Length: > 220 } ? new ServerReply.Silence() : next(query)),
        OfAll("buffer-of-512-octets", "Servers say that they take no more than 512 octets over UDP, and send no more.", Rfc.Says("6891 §6.2.3", "A requestor's payload size below 512 is treated as 512; a server's says what it takes itself."), _ => new(ExpectedStatus.Secure),
            (query, next) => next(query).Change(message => message.With(edns: edns => edns is null ? null : new Edns(512, edns.DnssecOk)), query.Transport == Transport.Udp ? 512 : null)),
        ServerFaults.OfOne("server-without-tcp", "One server truncates over UDP and does not answer over TCP.", TcpToo, ExpectedStatus.Secure, ["response-timeout"],
            (_, server) => server.Behaviours.Add((query, next) => query.Transport == Transport.Udp ? Emptied(next(query)) : new ServerReply.Silence())) with { Area = FaultArea.Transport },
        ServerFaults.OfOne("server-without-udp", "One server answers over TCP only.", TcpToo, ExpectedStatus.Secure, ["response-timeout"],
            (_, server) => server.Behaviours.Add((query, next) => query.Transport == Transport.Udp ? new ServerReply.Silence() : next(query))) with { Area = FaultArea.Transport },
        ServerFaults.OfOne("server-loses-large-answers", "Answers of one server with more than 220 octets never arrive, and it does not answer over TCP.", Fragments, ExpectedStatus.Secure, ["response-timeout"],
            (_, server) => server.Behaviours.Add((query, next) => query.Transport == Transport.Tcp || next(query) is ServerReply.Octets { Message.Length: > 220 } ? new ServerReply.Silence() : next(query))) with { Area = FaultArea.Transport },
        Keys("dnskey-set-above-1232-octets", 1232, "The DNSKEY set has so many keys that it does not fit into a datagram of 1232 octets; TCP works.", null, _ => new(ExpectedStatus.Secure) { MustNot = ["response-truncated"] }),
        Keys("dnskey-set-above-4096-octets", 4096, "The DNSKEY set has so many keys that it does not fit into any usual datagram; TCP works.", null, _ => new(ExpectedStatus.Secure) { MustNot = ["response-truncated"] }),
        Keys("dnskey-set-needs-tcp-and-has-none", 1232, "The DNSKEY set needs TCP, and nobody answers over TCP.",
            (query, next) => query.Transport == Transport.Tcp ? new ServerReply.Silence() : next(query), _ => new(ExpectedStatus.Indeterminate) { Must = ["response-timeout"] }),
        Text("answer-near-64-kib", 240, "The answer has 61 KB of text and fits into a message over TCP.", _ => new(ExpectedStatus.Secure) { MustNot = ["response-truncated"] }),
        Text("answer-above-64-kib", 300, "The answer has more text than a DNS message can hold.", _ => new(ExpectedStatus.Indeterminate) { Must = ["response-truncated"] }),
    ];

    private static Fault OfAll(string name, string summary, (string, string) breaks, Func<ZoneDescription, Expectation> expect, ServerBehaviour behaviour) => new(name, FaultArea.Transport, summary)
    {
        Breaks = breaks,
        Needs = zone => zone.IsSigned ? null : "it is not signed",
        Expect = expect,
        Servers = site => site.Servers.Distinct().ToList().ForEach(server => server.Behaviours.Add(behaviour)),
    };

    private static ServerReply Emptied(ServerReply reply) => reply.Change(message => message.With(isTruncated: true, answer: [], authority: [], additional: []));

    private static Fault Keys(string name, int octets, string summary, ServerBehaviour? behaviour, Func<ZoneDescription, Expectation> expect) => new(name, FaultArea.Transport, summary)
    {
        Breaks = Rfc.Says("6781 §4.1", "Key sets are to be small; every key that is kept costs octets in every answer for the set."),
        Needs = zone => zone.IsSigned ? null : "it is not signed",
        Expect = expect,
        Keys = site =>
        {
            var like = site.Zone.Keys.Find(key => key.Role != KeyRole.Ksk) ?? site.Zone.Keys.FirstOrDefault();
            for (var (number, size) = (1, 0); like is not null && size <= octets; number++)
            {
                var standby = Standby(site, like, number);
                site.Zone.Keys.Add(standby);
                size += standby.Record.Wire.Length + 12;
            }
        },
        Servers = behaviour is null ? null : site => site.Servers.Distinct().ToList().ForEach(server => server.Behaviours.Add(behaviour)),
    };

    // RSA keys take long to make; a few more octets of exponent make another key of the same modulus, which nobody uses.
    private static ZoneKey Standby(FaultSite site, ZoneKey like, int number)
    {
        var standby = like.Record.Algorithm.Number is 5 or 7 or 8 or 10 ? new ZoneKey(KeyRole.Zsk, like.Private, Dnskey.ZoneKeyFlag) : site.Zone.Stranger(like, $"standby {number}");
        if (ReferenceEquals(standby.Private, like.Private))
        {
            var key = like.Record.PublicKey.ToArray();
            standby.Publish(publicKey: (byte[])[3, 1, (byte)number, 1, .. key[(key[0] + 1)..]]);
        }

        (standby.Signs, standby.HasDs, standby.Role) = (false, false, KeyRole.Zsk);
        return standby;
    }

    private static Fault Text(string name, int strings, string summary, Func<ZoneDescription, Expectation> expect) => new(name, FaultArea.Transport, summary)
    {
        Breaks = Rfc.Says("1035 §4.2.2", "Over TCP a length of two octets goes before a message, so that no message has more than 65535."),
        Ask = "big TXT",
        Needs = zone => zone.IsSigned ? null : "it is not signed",
        Expect = expect,
        Contents = site => site.Zone.Add(string.Concat(Enumerable.Range(0, strings).Select(number => $"big TXT \"{number:D3}{new string('x', 250)}\"\n"))),
    };
}
