using System.Diagnostics;
using System.Text;
using DnssecToolkit.Cryptography.Tests.Rfc;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Signers;

/// <summary>Zones signed by BIND and ldns (see zones/make.sh): their signatures are good here, their keys are read, and ours are good there.</summary>
public sealed class OtherSigners
{
    public static TheoryData<byte> All => [3, 5, 6, 7, 8, 10, 13, 14, 15, 16];

    /// <summary>Algorithms whose signatures have only one form for given data.</summary>
    public static TheoryData<byte> Deterministic => [5, 7, 8, 10, 15, 16];

    /// <summary>Algorithms that <c>dnssec-verify</c> knows.</summary>
    public static TheoryData<byte> Verifiable => [5, 7, 8, 10, 13, 14, 15, 16];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_signature_of_the_zone_is_good(byte algorithm)
    {
        var zone = Zone(algorithm);

        Assert.True(zone.Signed.Count >= 14);
        Assert.All(zone.Signed, set => zone.Verifies(set.Owner.ToString(), set.Type.ToString()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_private_keys_belong_to_the_DNSKEYs(byte algorithm)
    {
        var zone = Zone(algorithm);

        foreach (var (half, flags) in new[] { ("ksk", (ushort)257), ("zsk", (ushort)256) })
        {
            var dnskey = Private(algorithm, half).ToDnskey(flags);
            Assert.Equal(dnskey, zone.Key(KeyTag.Of(dnskey)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_imported_key_exports_what_it_was_read_from(byte algorithm)
    {
        var text = File.ReadAllLines(PathOf($"{algorithm}.zsk.private"));
        var fields = text.Where(line => !line.StartsWith("Private-key", StringComparison.Ordinal) && !line.StartsWith("Algorithm", StringComparison.Ordinal)
            && !line.StartsWith("Created", StringComparison.Ordinal) && !line.StartsWith("Publish", StringComparison.Ordinal) && !line.StartsWith("Activate", StringComparison.Ordinal));

        Assert.Equal(fields, Private(algorithm, "zsk").Export().TrimEnd().Split('\n')[2..]);
    }

    [Theory]
    [MemberData(nameof(Deterministic))]
    public void Our_signatures_are_theirs_octet_for_octet(byte algorithm)
    {
        var zone = Zone(algorithm);
        var keys = new[] { ("ksk", (ushort)257), ("zsk", (ushort)256) }
            .Select(pair => (Key: Private(algorithm, pair.Item1), Flags: pair.Item2))
            .ToDictionary(pair => KeyTag.Of(pair.Key.ToDnskey(pair.Flags)));

        foreach (var set in zone.Signed)
        {
            foreach (var rrsig in set.Signatures)
            {
                var (key, flags) = keys[rrsig.KeyTag];
                var original = new RRset(set.Owner, set.Set.Class, rrsig.OriginalTtl, set.Set.Data);
                Assert.Equal(rrsig, key.Sign(original, rrsig.SignersName, flags, rrsig.Inception, rrsig.Expiration));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Verifiable))]
    public void Their_verifier_accepts_a_zone_signed_here(byte algorithm)
    {
        const string Verifier = "/usr/bin/dnssec-verify";
        Assert.SkipUnless(File.Exists(Verifier), "needs dnssec-verify of BIND, which is not installed");
        var key = Signatures.Every.Key(algorithm);
        var apex = DomainName.Parse("example.");
        RRset[] sets =
        [
            Records.Set("example.", 300, Rdata.Read(RecordType.Soa, [.. DomainName.Parse("ns.example.").Wire, .. DomainName.Parse("h.example.").Wire, .. new byte[19], 1])),
            Records.Set("example.", 300, Records.Ns("example.")),
            Records.Set("example.", 300, Records.A("192.0.2.1"), Records.A("192.0.2.10"), Records.A("192.0.2.2")),
            Records.Set("example.", 300, key.ToDnskey(257)),
            Records.Set("example.", 300, Rdata.Read(RecordType.Nsec, [.. apex.Wire, 0, 7, 0x62, 0, 0, 0, 0, 0x03, 0x80])),
        ];
        var zone = new StringBuilder();
        foreach (var set in sets)
        {
            var rrsig = key.Sign(set, apex, 257, new SignatureTime(1), new SignatureTime(2_000_000_000));
            foreach (var record in set.Records.Append(new ResourceRecord(set.Owner, set.Class, set.Ttl, rrsig)))
            {
                zone.Append(record).Append('\n');
            }
        }

        var path = Path.Combine(Path.GetTempPath(), $"signed-here-{algorithm}-{Environment.ProcessId}.zone");
        File.WriteAllText(path, zone.ToString());
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Verifier, ["-z", "-o", "example.", path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, said + zone);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string PathOf(string file) => Repository.PathOf("tests", "DnssecToolkit.Cryptography.Tests", "Signers", "zones", file);

    private static ExampleZone Zone(byte algorithm) => ExampleZone.Of(File.ReadAllText(PathOf($"{algorithm}.zone")));

    private static PrivateKey Private(byte algorithm, string half) => PrivateKey.Import(File.ReadAllText(PathOf($"{algorithm}.{half}.private"))).Value;
}
