using System.Net;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Tests;

namespace DnssecToolkit.Judges.Tests;

/// <summary>The servers and resolvers of other people start, serve and judge as configured. Needs root for port 53.</summary>
[Collection(nameof(LoopbackPort53))]
public class ServersTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData(NameServerKind.Nsd)]
    [InlineData(NameServerKind.Knot)]
    [InlineData(NameServerKind.Bind)]
    [InlineData(NameServerKind.PowerDns)]
    public void A_name_server_serves_a_signed_zone_from_its_file(NameServerKind kind)
    {
        Assert.SkipUnless(NameServerProcess.IsInstalled(kind), $"{NameServerProcess.NameOf(kind)} is not installed");
        using var server = NameServerProcess.Start(kind, Loopback(1, 5300 + (int)kind), Served(Test("host A 192.0.2.7")));

        var answer = server.Ask("host.test.", "A");

        Assert.Equal(ResponseCode.NoError, answer?.ResponseCode);
        Assert.Contains(answer!.Records, record => record.Data is A);
        Assert.Contains(answer.Records, record => record.Data is Rrsig);
    }

    [Theory]
    [InlineData(ResolverKind.Unbound)]
    [InlineData(ResolverKind.Bind)]
    [InlineData(ResolverKind.Knot)]
    [InlineData(ResolverKind.PowerDns)]
    public async Task A_resolver_tells_secure_insecure_and_bogus_apart(ResolverKind kind)
    {
        LoopbackPort53.SkipUnlessAllowed();
        Assert.SkipUnless(ResolverProcess.IsInstalled(kind), $"{ResolverProcess.NameOf(kind)} is not installed");
        Assert.SkipUnless(NameServerProcess.IsInstalled(NameServerKind.Nsd), "NSD is not installed");
        var address = IPAddress.Parse($"127.88.{(int)kind}.1");
        var bogus = Zone("bad.", "host A 192.0.2.9", zone => (set, key) => set.Type == RecordType.A ? zone.Signature(set, key, tag: 1) : zone.Signature(set, key), address);
        var plain = new SignedZone("plain.", $"host A 192.0.2.8\nns1 A {address}") { IsSigned = false };
        var test = Test("host A 192.0.2.7", address);
        var root = Root(address, [test, bogus, plain]);
        using var server = NameServerProcess.Start(NameServerKind.Nsd, new IPEndPoint(address, 53), Served(root), Served(test), Served(bogus), Served(plain));
        using var resolver = ResolverProcess.Start(kind, new ResolverOptions
        {
            Endpoint = new IPEndPoint(IPAddress.Parse($"127.88.{(int)kind}.2"), 53),
            RootServers = [address],
            TrustAnchors = string.Join('\n', root.Ds().Select(ds => $". IN DS {ds}")),
        });

        Assert.Equal(ResolverVerdict.Secure, (await Judge("host.test.")).Verdict);
        Assert.Equal(ResolverVerdict.Secure, (await Judge("none.test.")).Verdict);
        Assert.Equal(ResolverVerdict.Insecure, (await Judge("host.plain.")).Verdict);
        Assert.Equal(ResolverVerdict.Bogus, (await Judge("host.bad.")).Verdict);
        Assert.Contains(".", ResolverProcess.Version(kind), StringComparison.Ordinal);

        Task<(ResolverVerdict Verdict, ResolverAnswer? Answer)> Judge(string name) =>
            resolver.JudgeAsync(new Question(DomainName.Parse(name), RecordType.A), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_server_is_gone_with_its_folder_when_it_is_disposed()
    {
        Assert.SkipUnless(NameServerProcess.IsInstalled(NameServerKind.Nsd), "NSD is not installed");
        var server = NameServerProcess.Start(NameServerKind.Nsd, Loopback(1, 5310), Served(Test("")));
        var folder = server.Folder;

        server.Dispose();

        Assert.False(server.IsRunning);
        Assert.False(Directory.Exists(folder));
        Assert.Null(new DnsStub(Loopback(1, 5310)) { Timeout = TimeSpan.FromMilliseconds(200), Attempts = 1 }.TryAsk(new Question(DomainName.Root, RecordType.Ns)));
    }

    [Fact]
    public void A_server_that_cannot_start_tells_its_log()
    {
        Assert.SkipUnless(NameServerProcess.IsInstalled(NameServerKind.Bind), "BIND is not installed");

        var error = Assert.Throws<InvalidOperationException>(() => NameServerProcess.Start(NameServerKind.Bind, Loopback(1, 5311), Served(Test("")), Served(Test(""))));

        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
    }

    private static IPEndPoint Loopback(int last, int port) => new(IPAddress.Parse($"127.88.9.{last}"), port);

    private static SignedZone Test(string records, IPAddress? address = null) => Zone("test.", records, address: address);

    private static SignedZone Zone(string apex, string records, Func<SignedZone, Func<RRset, ZoneKey, Rrsig?>>? sign = null, IPAddress? address = null)
    {
        SignedZone zone = null!;
        zone = new SignedZone(apex, $"{records}\nns1 A {address ?? IPAddress.Loopback}")
        {
            Inception = SignatureTime.FromInstant(Now.AddDays(-1)),
            Expiration = SignatureTime.FromInstant(Now.AddDays(7)),
            SignWith = sign is null ? null : (set, key) => sign(zone)(set, key),
        };
        return zone;
    }

    private static SignedZone Root(IPAddress address, IEnumerable<SignedZone> children)
    {
        var root = Zone(".", "", address: address);
        foreach (var zone in children)
        {
            root.Records.Add(SignedZone.Record(zone.Apex, new Ns(DomainName.Parse("ns1."))));
            root.Records.AddRange((zone.IsSigned ? zone.Ds() : []).Select(ds => SignedZone.Record(zone.Apex, ds)));
        }

        return root;
    }

    private static ServedZone Served(SignedZone zone) => new(zone.Apex, string.Concat(zone.Sign().Select(record => $"{record}\n")));
}
