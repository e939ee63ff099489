using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Messages made to crash or to keep busy whoever reads them; one server sends them, the others are well.</summary>
internal static class OddMessageFaults
{
    private static readonly (string Section, string Sentence) Compression = Rfc.Says("1035 §4.1.4", "A pointer leads to a prior occurrence of a name, never forwards and never to itself.");

    private static readonly (string Section, string Sentence) OneFormat = Rfc.Quote("1035 §4.1", "All communications inside of the domain protocol are carried in a single format called a message.");

    public static IEnumerable<Fault> All =>
    [
        Raw("compression-loop", "One server sends a name that is a pointer to itself.", Compression, query => [.. Header(query, 1), 0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]),
        Raw("compression-ping-pong", "One server sends two names that are pointers to each other.", Compression, query => [.. Header(query, 1), 0xc0, 0x0e, 0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 0]),
        Raw("compression-bomb", "One server sends thousands of names that each lead through a chain of pointers.", Compression, Bomb),
        Raw("count-lies", "One server says that its answer has 65535 records, and sends none.", OneFormat, query => Header(query, 65535)),
        Raw("empty-message", "One server sends a datagram of no octets.", OneFormat, _ => []),
        Raw("noise", "One server sends octets without meaning.", OneFormat, query => [.. query.ToWire()[..2], 0x84, .. Enumerable.Range(0, 400).Select(i => (byte)(i * 37))]),
        ServerFaults.OfOne("ede-text-of-16-kb", "One server adds 16 KB of text as an extended error, with escapes and markup in it.", Rfc.Says("8914 §2", "EXTRA-TEXT is for people to read and may be cut; nothing may depend on it."), ExpectedStatus.Secure, [],
            (_, query, message) => message.With(edns: edns => edns is null ? null : new Edns(edns.UdpPayloadSize, edns.DnssecOk,
                [Edns.ExtendedErrorOption(new ExtendedError(ExtendedErrorCode.Other, string.Concat(Enumerable.Repeat("\u001b[31m<script>alert(1)</script>\u202e", 480))))]))) with { Area = FaultArea.Hostile },
        ServerFaults.OfOne("records-of-others-added", "One server adds addresses for names that are none of its business.", Rfc.Says("2181 §5.4.1", "Data from the additional section is the least trusted, and what lies outside of the zone is not to be believed."), ExpectedStatus.Secure, [],
            (site, _, message) => message.With(additional: [.. message.Additional, new ResourceRecord(DomainName.Parse("www.other.test."), RecordClass.Internet, 86400, new A(System.Net.IPAddress.Parse("192.0.2.66")))])) with { Area = FaultArea.Hostile },
    ];

    private static Fault Raw(string name, string summary, (string, string) breaks, Func<Message, byte[]> octets) =>
        ServerFaults.OfOne(name, summary, breaks, ExpectedStatus.Secure, [], (_, server) => server.Behaviours.Add((query, _) => new ServerReply.Octets(octets(query.Message)))) with { Area = FaultArea.Hostile };

    private static byte[] Header(Message query, int answers) =>
        [(byte)(query.Id >> 8), (byte)query.Id, 0x84, 0, 0, 0, (byte)(answers >> 8), (byte)answers, 0, 0, 0, 0];

    // 60 labels that each point to the one before, then 2,000 records whose owners are the last of them.
    private static byte[] Bomb(Message query)
    {
        var octets = new List<byte>(Header(query, 2001));
        octets.AddRange([1, (byte)'a', 0, 0, 16, 0, 1, 0, 0, 0, 60, 1, 0]); // a TXT record of 256 octets that holds the chain
        var previous = 12;
        var end = octets.Count + 256;
        while (octets.Count + 4 <= end)
        {
            var here = octets.Count;
            octets.AddRange([1, (byte)'b', (byte)(0xc0 | (previous >> 8)), (byte)previous]);
            previous = here;
        }

        for (var i = 0; i < 2000; i++)
        {
            octets.AddRange([(byte)(0xc0 | (previous >> 8)), (byte)previous, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]);
        }

        return [.. octets];
    }
}
