using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Validation.Tests.Zones;

public sealed class ZoneVerifierTests
{
    [Theory]
    [InlineData(Denial.Nsec)]
    [InlineData(Denial.Nsec3)]
    [InlineData(Denial.Nsec3OptOut)]
    internal void A_well_signed_zone_is_secure_and_nothing_is_found(Denial denial)
    {
        var report = new SignedTestZone { Denial = denial, WithZonemd = true }.Verify();

        Assert.Empty(report.Findings);
        Assert.Equal(SecurityStatus.Secure, report.Status);
        Assert.Equal(7u, report.Serial);
        Assert.True(report.Statistics.ZonemdVerified);
        Assert.Equal(0, report.Statistics.BadSignatures);
        Assert.True(report.Statistics.Signatures >= report.Statistics.RRsets);
    }

    [Theory]
    [InlineData(Denial.Nsec)]
    [InlineData(Denial.Nsec3)]
    [InlineData(Denial.Nsec3OptOut)]
    internal void The_order_of_the_file_does_not_matter(Denial denial)
    {
        var records = new SignedTestZone { Denial = denial, WithZonemd = true }.Sign();
        for (var seed = 1; seed <= 20; seed++)
        {
            var shuffled = records.ToArray();
            new Random(seed).Shuffle(shuffled);
            var text = SignedTestZone.Text(shuffled);

            Assert.Empty(SignedTestZone.Verify(text).Findings);
            var tight = SignedTestZone.Verify(text, options: new ZoneVerificationOptions { ReorderingOctets = 64, Threads = 1 });
            Assert.Empty(tight.Findings);
            Assert.True(tight.Statistics.Sorted);
        }
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_sorted_at_once()
    {
        var octets = Encoding.UTF8.GetBytes(SignedTestZone.Text(new SignedTestZone().Sign()));
        using var stream = new System.IO.Compression.BrotliStream(new MemoryStream(Compressed(octets)), System.IO.Compression.CompressionMode.Decompress);

        var report = ZoneVerifier.Verify(stream, null, null, SignedTestZone.At);

        Assert.Equal(SecurityStatus.Secure, report.Status);
        Assert.True(report.Statistics.Sorted);
    }

    [Fact]
    public void Relative_names_parentheses_and_missing_ttls_read_the_same()
    {
        var lines = SignedTestZone.Text(new SignedTestZone().Sign()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var text = new StringBuilder("$TTL 1h\n$ORIGIN example.\n");
        var owner = "";
        foreach (var line in lines)
        {
            var fields = line.Split(' ', 5);
            var shown = fields[0] == owner ? "" : fields[0] == "example." ? "@" : fields[0][..^".example.".Length];
            owner = fields[0];
            text.Append(shown).Append(" \t").Append(fields[3].ToLowerInvariant()).Append(" ( ; a comment with ( and \"\n\t").Append(fields[4]).Append("\r\n ) ; done\n");
        }

        var report = SignedTestZone.Verify(text.ToString());

        Assert.Empty(report.Findings);
    }

    [Fact]
    public void A_signature_is_good_from_its_inception_to_its_expiration_both_included()
    {
        var text = SignedTestZone.Text(new SignedTestZone().Sign());
        var (first, last) = (SignedTestZone.At.AddDays(-1), SignedTestZone.At.AddDays(30));

        Assert.Empty(SignedTestZone.Verify(text, first).Findings);
        Assert.Empty(SignedTestZone.Verify(text, last).Findings);
        Assert.Equal(["dnskey-not-self-signed", "rrsig-not-yet-valid"], SignedTestZone.Verify(text, first.AddSeconds(-1)).Counts.Keys.Order());
        Assert.Equal(["dnskey-not-self-signed", "rrsig-expired"], SignedTestZone.Verify(text, last.AddSeconds(1)).Counts.Keys.Order());
    }

    [Fact]
    public void A_zone_without_keys_and_signatures_is_insecure()
    {
        var report = SignedTestZone.Verify(SignedTestZone.Text(new SignedTestZone().Records));

        Assert.Equal(SecurityStatus.Insecure, report.Status);
        Assert.Equal(["zone-unsigned"], report.Counts.Keys);
    }

    [Fact]
    public void An_anchor_for_the_zone_must_mean_a_key_that_signs_the_key_set()
    {
        var ksk = SignedTestZone.Ksk.ToDnskey(257);
        var zsk = SignedTestZone.Zsk.ToDnskey(256);
        var zone = new SignedTestZone();

        var good = zone.Verify(anchors: TrustAnchors.Of(SignedTestZone.Apex, TrustedKey.Of(ksk)));
        var other = zone.Verify(anchors: TrustAnchors.Of(SignedTestZone.Apex, TrustedKey.Of(PrivateKey.Generate(SecurityAlgorithm.EcdsaP256Sha256).ToDnskey(257))));
        var unsigned = zone.Verify(anchors: TrustAnchors.Of(SignedTestZone.Apex, TrustedKey.Of(zsk)));

        Assert.Equal((SecurityStatus.Secure, true), (good.Status, good.AnchorTrusts));
        Assert.Equal((SecurityStatus.Bogus, false), (other.Status, other.AnchorTrusts));
        Assert.Equal(["anchor-no-match"], other.Counts.Keys);
        Assert.Equal(["anchor-not-signing"], unsigned.Counts.Keys);
        Assert.Null(zone.Verify(anchors: TrustAnchors.Iana).AnchorTrusts);
    }

    [Fact]
    public void Text_that_is_no_zone_is_indeterminate()
    {
        foreach (var text in (string[])["", "\n\n", "; nothing\n", "garbage in here\n", "\0\0\0\0", "example. 3600 IN NS ns1.example.\n", "\"", "(", "$INCLUDE /etc/passwd\n"])
        {
            var report = SignedTestZone.Verify(text);
            Assert.Equal(SecurityStatus.Indeterminate, report.Status);
            Assert.Contains("zone-no-soa", report.Counts.Keys);
        }
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_named_and_the_rest_is_checked()
    {
        var text = SignedTestZone.Text(new SignedTestZone().Sign()) + "mail.example. 3600 IN A 192.0.2.\nns1.example. 3600 IN NOSUCHTYPE x\n";
        var report = SignedTestZone.Verify(text);

        Assert.Equal(SecurityStatus.Indeterminate, report.Status);
        Assert.Equal(2, report.Counts["zone-syntax"]);
        Assert.Equal(text.Count(character => character == '\n') - 1, report.Findings[0].Line);
        Assert.Equal(0, report.Statistics.BadSignatures);
    }

    [Fact]
    public void Findings_beyond_the_bound_are_counted()
    {
        var zone = new SignedTestZone { AfterSigning = records => records.RemoveAll(record => record.Data is Rrsig) };
        var report = zone.Verify(options: new ZoneVerificationOptions { FindingsPerCode = 3 });

        Assert.Equal(3, report.Findings.Count(finding => finding.Code == "rrsig-missing"));
        Assert.True(report.Counts["rrsig-missing"] > 10);
        Assert.Equal(report.Counts["rrsig-missing"], report.Statistics.UnsignedRRsets);
    }

    [Fact]
    public void Verification_can_be_ended_early()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(SignedTestZone.Text(new SignedTestZone().Sign())));
        Assert.ThrowsAny<OperationCanceledException>(() => ZoneVerifier.Verify(stream, null, null, SignedTestZone.At, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Bad_signatures_among_many_are_found_by_the_batches_too()
    {
        var zone = new SignedTestZone();
        for (var i = 0; i < 1500; i++)
        {
            zone.Records.Add(SignedTestZone.Record($"h{i}.example.", "A", "192.0.2.1"));
        }

        var records = zone.Sign();
        var victims = new HashSet<string> { "h7.example.", "h700.example.", "h1499.example." };
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i] is { Data: Rrsig { TypeCovered.Number: 1 } rrsig } record && victims.Contains(record.Owner.ToString()))
            {
                records[i] = record with { Data = ZoneFaultTests.Damaged(rrsig) };
            }
        }

        foreach (var threads in (int[])[1, 2, 4])
        {
            var report = SignedTestZone.Verify(SignedTestZone.Text(records), options: new ZoneVerificationOptions { Threads = threads });
            Assert.Equal(victims.Order(), report.Findings.Select(finding => finding.Owner.ToString()).Order());
            Assert.All(report.Findings, finding => Assert.Equal("rrsig-invalid", finding.Code));
            Assert.Equal(3, report.Statistics.BogusRRsets);
        }
    }

    [Theory]
    [InlineData("example.zone", "")]
    [InlineData("nsec3.example.zone", "")]
    [InlineData("root.zone", "")]
    [InlineData("signed.example.zone", "")]
    [InlineData("broken-apex-nsec3.zone", "rrsig-invalid")]
    [InlineData("broken-nsec-chain.zone", "nsec-record-missing")]
    [InlineData("changed-data.zone", "rrsig-invalid")]
    [InlineData("missing-nsec3.zone", "nsec3-record-missing")]
    [InlineData("missing-zsk.zone", "rrsig-key-missing")]
    [InlineData("expired.zone", "dnskey-not-self-signed rrsig-expired")]
    public void The_zones_of_the_small_internet_show_their_faults_and_no_others(string file, string codes)
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "zones", file));

        var report = ZoneVerifier.Verify(stream, null, null, new DateTimeOffset(2026, 11, 24, 14, 0, 0, TimeSpan.Zero));

        Assert.Equal(codes, string.Join(' ', report.Counts.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(codes.Length == 0 ? SecurityStatus.Secure : SecurityStatus.Bogus, report.Status);
        Assert.Subset(ZoneCodes.All.ToHashSet(), report.Counts.Keys.ToHashSet());
    }

    [Fact]
    public void Damaged_zone_files_give_a_report_whatever_they_are()
    {
        var random = new Random(20261124);
        var good = Encoding.UTF8.GetBytes(SignedTestZone.Text(new SignedTestZone { Denial = Denial.Nsec3, WithZonemd = true }.Sign()));
        for (var i = 0; i < 300; i++)
        {
            var octets = (byte[])good.Clone();
            for (var changes = random.Next(1, 10); changes > 0; changes--)
            {
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            }

            using var stream = new MemoryStream(octets[..random.Next(1, octets.Length)]);
            Assert.NotEqual(SecurityStatus.Secure, ZoneVerifier.Verify(stream, null, null, SignedTestZone.At, new ZoneVerificationOptions { Threads = 1 }).Status);
        }
    }

    private static byte[] Compressed(byte[] octets)
    {
        using var target = new MemoryStream();
        using (var stream = new System.IO.Compression.BrotliStream(target, System.IO.Compression.CompressionMode.Compress))
        {
            stream.Write(octets);
        }

        return target.ToArray();
    }
}
