using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>BIND, NSD and Knot load the lab's zone file unchanged and answer as the lab's own server does, section by section.</summary>
public sealed class PeersServeLabZonesTests
{
    private static readonly string[] Questions =
    [
        "www A", "www AAAA", "www TXT", "www MX", "mail A", "zz A",
        "nothing A", "deep.er.nothing A", "nothing.www A", "aaa A", "zzz A",
        "x.wild A", "x.y.wild A", "x.wild MX", "x.wild TXT", "wild A", "*.wild A", "*.wild TXT",
        "b.ent A", "ent A", "a.b.ent A", "a.b.ent TXT", "x.ent A",
        "alias A", "alias AAAA", "alias MX", "alias CNAME", "away A", "away CNAME",
        "moved DNAME", "moved A", "www.moved A", "www.moved CNAME", "a.b.moved TXT",
        "signed NS", "signed DS", "www.signed A", "signed DNSKEY", "nothing.signed A", "ns1.signed A",
        "unsigned NS", "unsigned DS", "unsigned A", "www.unsigned A", "www.unsigned DS", "ns1.unsigned AAAA",
        "@ SOA", "@ NS", "@ A", "@ DNSKEY", "@ DS", "@ NSEC3PARAM", "@ MX", "@ TXT", "ns1 A", "ns2 AAAA",
        "www.other.test. A", "test. SOA", ". NS",
    ];

    private static readonly (string Name, Func<Question, byte[]> Query)[] Ways =
    [
        ("with DO", question => Query(question, new Edns(1232, dnssecOk: true))),
        ("without DO", question => Query(question, new Edns(1232, dnssecOk: false))),
        ("without EDNS", question => Query(question, null)),
    ];

    /// <summary>What a peer may add to the lab's authority section, with the reason why the lab does not.</summary>
    private static readonly Dictionary<(NameServerKind, string), string> MayAdd = new()
    {
        [(NameServerKind.Nsd, "*.wild TXT")] = "the name asked for is the wildcard itself and exists, so the NSEC3 that matches it is the whole proof (RFC 5155 §7.2.3); NSD also proves that no closer name exists, as for a name that the wildcard expands to (§7.2.5)",
    };

    public static TheoryData<NameServerKind, string> Servers()
    {
        var data = new TheoryData<NameServerKind, string>();
        foreach (var kind in (NameServerKind[])[NameServerKind.Bind, NameServerKind.Nsd, NameServerKind.Knot])
        {
            foreach (var denial in PeerTools.Denials)
            {
                data.Add(kind, denial);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_answer_is_that_of_the_lab(NameServerKind kind, string denial)
    {
        Assert.SkipUnless(NameServerProcess.IsInstalled(kind), $"{NameServerProcess.NameOf(kind)} is not installed");
        var internet = Internet.Build(PeerTools.Choices("ECDSAP256SHA256", denial).Describe(), PeerTools.Now);
        var lab = internet.ServersOf(LabChoices.Zone)[0];
        var end = new IPEndPoint(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.64.{(int)kind}.{Array.IndexOf(PeerTools.Denials, denial) + 1}")), 5380);
        using var peer = NameServerProcess.Start(kind, end, new ServedZone(LabChoices.Zone, internet.Find(LabChoices.Zone)!.ToZoneFile()));
        var odd = new List<string>();
        foreach (var ask in Questions)
        {
            var question = LabQuestion.Parse(ask, LabChoices.Zone);
            foreach (var (way, query) in Ways)
            {
                var ours = Message.Parse(Assert.IsType<ServerReply.Octets>(lab.Answer(query(question), Transport.Tcp, PeerTools.Now)).Message).Value;
                var theirs = Message.Parse(AskTcp(end, query(question))).Value;
                odd.AddRange(Differences(ours, theirs).Where(difference => !MayAdd.ContainsKey((kind, ask)) || !difference.StartsWith("authority lacks", StringComparison.Ordinal)).Select(difference => $"{ask} {way}: {difference}"));
            }
        }

        Assert.True(odd.Count == 0, string.Join('\n', odd));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void What_does_not_fit_is_truncated_by_all(NameServerKind kind, string denial)
    {
        Assert.SkipUnless(NameServerProcess.IsInstalled(kind), $"{NameServerProcess.NameOf(kind)} is not installed");
        var internet = Internet.Build(PeerTools.Choices("RSASHA256", denial).Describe(), PeerTools.Now);
        var lab = internet.ServersOf(LabChoices.Zone)[0];
        var end = new IPEndPoint(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.64.{(int)kind}.{Array.IndexOf(PeerTools.Denials, denial) + 11}")), 5380);
        using var peer = NameServerProcess.Start(kind, end, new ServedZone(LabChoices.Zone, internet.Find(LabChoices.Zone)!.ToZoneFile()));
        foreach (var ask in (string[])["@ DNSKEY", "nothing A", "www A"])
        {
            var query = Query(LabQuestion.Parse(ask, LabChoices.Zone), new Edns(512, dnssecOk: true));
            var ours = Message.Parse(Assert.IsType<ServerReply.Octets>(lab.Answer(query, Transport.Udp, PeerTools.Now)).Message).Value;
            var theirs = AskUdp(end, query);
            Assert.True(theirs.Length <= 512);
            Assert.Equal((ask, Message.Parse(theirs).Value.IsTruncated), (ask, ours.IsTruncated));
        }
    }

    private static IEnumerable<string> Differences(Message ours, Message theirs)
    {
        if (ours.ResponseCode != theirs.ResponseCode)
        {
            yield return $"{ours.ResponseCode}, theirs {theirs.ResponseCode}";
        }

        if (ours.IsAuthoritative != theirs.IsAuthoritative)
        {
            yield return $"aa {ours.IsAuthoritative}, theirs {theirs.IsAuthoritative}";
        }

        foreach (var (section, mine, other) in new[]
        {
            ("answer", ours.Answer, theirs.Answer), ("authority", Needed(ours), Needed(theirs)), ("additional", Glue(ours), Glue(theirs)),
        })
        {
            var (us, them) = (Texts(mine), Texts(other));
            foreach (var missing in them.Except(us))
            {
                yield return $"{section} lacks {missing}";
            }

            foreach (var more in us.Except(them))
            {
                yield return $"{section} has too much: {more}";
            }
        }
    }

    /// <summary>The authority section without the NS set that a server may add to a positive answer (RFC 1034 §4.3.2 step 6, RFC 2181 §6.1).</summary>
    private static ImmutableArray<ResourceRecord> Needed(Message message) => message.IsAuthoritative && message.Answer.Length > 0
        ? [.. message.Authority.Where(record => record.Type != RecordType.Ns && record.Data is not Rrsig { TypeCovered: var covered } || (record.Data is Rrsig rrsig && rrsig.TypeCovered != RecordType.Ns))]
        : message.Authority;

    /// <summary>The additional section of a referral: everywhere else it is a courtesy.</summary>
    private static ImmutableArray<ResourceRecord> Glue(Message message) => message.IsAuthoritative ? [] : message.Additional;

    private static HashSet<string> Texts(IEnumerable<ResourceRecord> records) => [.. records.Where(record => record.Type != RecordType.Opt).Select(record => record.ToString())];

    private static byte[] Query(Question question, Edns? edns) => new Message { Id = 4711, Questions = [question], Edns = edns }.ToWire();

    private static byte[] AskUdp(IPEndPoint server, byte[] query)
    {
        using var client = new UdpClient(server.AddressFamily);
        client.Client.ReceiveTimeout = 5000;
        client.Send(query, server);
        IPEndPoint? from = null;
        return client.Receive(ref from);
    }

    private static byte[] AskTcp(IPEndPoint server, byte[] query)
    {
        using var client = new TcpClient(server.AddressFamily) { ReceiveTimeout = 5000 };
        client.Connect(server);
        var stream = client.GetStream();
        stream.Write([(byte)(query.Length >> 8), (byte)query.Length, .. query]);
        var length = new byte[2];
        stream.ReadExactly(length);
        var reply = new byte[(length[0] << 8) | length[1]];
        stream.ReadExactly(reply);
        return reply;
    }
}
