using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Judging;

/// <summary>Messages of public servers of 4 October 2026 and of May 2026; windows as their README gives them.</summary>
public class RealMessagesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 4, 14, 15, 0, TimeSpan.Zero);

    public static readonly TheoryData<string, string[], string, SecurityStatus> CompleteChains = new()
    {
        { "no-such-tld. A", ["nsd-kroot-dnskey", "nsd-kroot-nxdomain"], "2026-10-17T05:00:00Z", SecurityStatus.Secure },
        { ". ZONEMD", ["nsd-kroot-dnskey", "nsd-kroot-zonemd"], "2026-10-17T05:00:00Z", SecurityStatus.Secure },
        { ". ZONEMD", ["nsd-kroot-dnskey", "google-zonemd-root"], "2026-10-17T05:00:00Z", SecurityStatus.Secure },
        { "com. DS", ["nsd-kroot-dnskey", "quad9-ds-com"], "2026-10-17T05:00:00Z", SecurityStatus.Secure },
        { "com. DNSKEY", ["nsd-kroot-dnskey", "quad9-ds-com", "quad9-dnskey-com"], "2026-10-09T14:02:35Z", SecurityStatus.Secure },
        { "com. DNSKEY", ["nsd-kroot-dnskey", "nsd-kroot-referral-com", "quad9-dnskey-com"], "2026-10-09T14:02:35Z", SecurityStatus.Secure },
        { "com. NSEC3PARAM", ["nsd-kroot-dnskey", "nsd-kroot-referral-com", "quad9-dnskey-com", "cloudflare-nsec3param-com"], "2026-10-09T14:02:35Z", SecurityStatus.Secure },
        { "no-such-name-dnsbox-1234.com. A", ["nsd-kroot-dnskey", "nsd-kroot-referral-com", "quad9-dnskey-com", "cloudflare-nxdomain-com-optout"], "2026-10-08T00:25:58Z", SecurityStatus.Insecure },
    };

    [Theory]
    [MemberData(nameof(CompleteChains))]
    public void A_complete_chain_holds_until_its_last_second_and_is_bogus_one_second_later(string question, string[] files, string lastSecond, SecurityStatus status)
    {
        var capture = Read("real-2026-10-04", files);
        var asked = RecordedInternet.Ask(question);
        var last = DateTimeOffset.Parse(lastSecond, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(status, Validator.Diagnose(capture, asked, TrustAnchors.Iana, Noon).Status);
        Assert.Equal(status, Validator.Diagnose(capture, asked, TrustAnchors.Iana, last).Status);
        Assert.Equal(SecurityStatus.Bogus, Validator.Diagnose(capture, asked, TrustAnchors.Iana, last.AddSeconds(1)).Status);
    }

    [Fact]
    public void The_chain_of_may_2026_to_internetsociety_org_holds_in_its_window()
    {
        var capture = Read(
            "real-2026-10-04/other-sources", "2026-05-root-dnskey", "2026-05-org-ds", "2026-05-org-dnskey", "2026-05-internetsociety-ds", "2026-05-internetsociety-dnskey");
        var asked = RecordedInternet.Ask("internetsociety.org. DNSKEY");

        Assert.Equal(SecurityStatus.Secure, At("2026-05-22T04:00:00Z"));
        Assert.Equal(SecurityStatus.Secure, At("2026-06-04T05:00:00Z"));
        Assert.Equal(SecurityStatus.Bogus, At("2026-06-04T05:00:01Z"));
        Assert.Equal(SecurityStatus.Bogus, At("2026-05-22T03:59:59Z"));

        SecurityStatus At(string instant) =>
            Validator.Diagnose(capture, asked, TrustAnchors.Iana, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).Status;
    }

    [Fact]
    public void The_chain_to_dnstest_dev_from_records_in_text_holds_in_its_window()
    {
        var capture = Read("real-2026-10-04", "nsd-kroot-dnskey");
        using var stream = File.OpenRead(Repository.SharedEvidence("real-2026-10-04", "other-sources", "2026-10-03-dnstest-dev.txt"));
        capture = capture.Merge(CaptureReader.Read(stream, "dnstest-dev", new CaptureReaderOptions { Format = CaptureFormat.ZoneFile }));
        var asked = RecordedInternet.Ask("dnstest.dev. DNSKEY");

        Assert.Equal(SecurityStatus.Secure, At("2026-10-03T04:00:00Z"));
        Assert.Equal(SecurityStatus.Secure, At("2026-10-16T05:00:00Z"));
        Assert.Equal(SecurityStatus.Bogus, At("2026-10-16T05:00:01Z"));

        SecurityStatus At(string instant) =>
            Validator.Diagnose(capture, asked, TrustAnchors.Iana, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).Status;
    }

    [Theory]
    [InlineData("isc.org.", "bind-isc-dnskey", 7250, "bind-isc-nxdomain", "no-such-name.isc.org. A", SecurityStatus.Secure)]
    [InlineData("isc.org.", "bind-isc-dnskey", 7250, "bind-isc-nodata", "isc.org. NAPTR", SecurityStatus.Secure)]
    [InlineData("isc.org.", "bind-isc-dnskey", 7250, "bind-isc-mx", "isc.org. MX", SecurityStatus.Secure)]
    [InlineData("isc.org.", "bind-isc-dnskey", 7250, "google-cds", "isc.org. CDS", SecurityStatus.Secure)]
    [InlineData("isc.org.", "bind-isc-dnskey", 7250, "google-cdnskey", "isc.org. CDNSKEY", SecurityStatus.Secure)]
    [InlineData("de.", "quad9-dnskey-de", 26755, "knot-denic-nxdomain-nsec3", "no-such-name-dnsbox.de. A", SecurityStatus.Insecure)]
    [InlineData("de.", "quad9-dnskey-de", 26755, "knot-denic-referral", "denic.de. DS", SecurityStatus.Secure)]
    [InlineData("example.com.", "knot-iana-example-dnskey", 370, "knot-iana-example-nxdomain", "no-such-name.example.com. A", SecurityStatus.Secure)]
    [InlineData("example.com.", "knot-iana-example-dnskey", 370, "quad9-rrsig", "example.com. A", SecurityStatus.Secure)]
    [InlineData("cloudflare.com.", "cloudflare-auth-dnskey", 2371, "cloudflare-auth-compact-denial", "no-such-name-dnsbox.cloudflare.com. A", SecurityStatus.Secure)]
    [InlineData("cloudflare.com.", "cloudflare-auth-dnskey", 2371, "cloudflare-caa", "cloudflare.com. CAA", SecurityStatus.Secure)]
    [InlineData("powerdns.com.", "pdns-auth-dnskey", 44030, "pdns-auth-nxdomain", "no-such-name.powerdns.com. A", SecurityStatus.Secure)]
    [InlineData("nlnetlabs.nl.", "quad9-dnskey-nlnetlabs", 50602, "nsd-nlnetlabs-nxdomain", "no-such-name.nlnetlabs.nl. AAAA", SecurityStatus.Secure)]
    [InlineData("nic.cz.", "knot-resolver-nic-dnskey", 37589, "knot-resolver-tlsa", "_443._tcp.www.nic.cz. TLSA", SecurityStatus.Secure)]
    public void A_zone_without_its_link_upwards_holds_when_its_own_key_is_the_anchor(
        string zone, string keys, int anchorTag, string file, string question, SecurityStatus status)
    {
        var capture = Read("real-2026-10-04", keys, file);
        var key = capture.Exchanges.SelectMany(exchange => exchange.Response!.Answer).Select(record => record.Data).OfType<Dnskey>().First(data => KeyTag.Of(data) == anchorTag);
        var anchors = TrustAnchors.Of(DomainName.Parse(zone), TrustedKey.Of(key));

        var diagnosis = Validator.Diagnose(capture, RecordedInternet.Ask(question), anchors, Noon);

        Assert.Equal(status, diagnosis.Status);
    }

    [Fact]
    public void Compact_denial_is_told_apart_from_a_missing_type()
    {
        var capture = Read("real-2026-10-04", "cloudflare-auth-dnskey", "cloudflare-auth-compact-denial");
        var key = capture.Exchanges.SelectMany(exchange => exchange.Response!.Answer).Select(record => record.Data).OfType<Dnskey>().First(data => KeyTag.Of(data) == 2371);

        var diagnosis = Validator.Diagnose(
            capture, RecordedInternet.Ask("no-such-name-dnsbox.cloudflare.com. A"), TrustAnchors.Of(DomainName.Parse("cloudflare.com."), TrustedKey.Of(key)), Noon);

        var response = diagnosis.Chain.Segments[^1].Responses[0];
        Assert.Equal((ResponseKind.NameError, DenialMechanism.Compact), (response.Kind, response.Denial!.Mechanism));
    }

    [Fact]
    public void With_only_the_key_of_2024_as_anchor_the_root_fails_since_that_key_does_not_sign()
    {
        var capture = Read("real-2026-10-04", "nsd-kroot-dnskey", "nsd-kroot-nxdomain");
        var only = TrustAnchors.Of(DomainName.Root, TrustAnchors.Iana.Closest(DomainName.Root)!.Entries.Where(entry => entry.KeyTag == 38696));

        Assert.Equal(SecurityStatus.Bogus, Validator.Diagnose(capture, RecordedInternet.Ask("no-such-tld. A"), only, Noon).Status);
    }

    private static Capture Read(string folder, params string[] names)
    {
        Capture? all = null;
        foreach (var name in names)
        {
            using var stream = File.OpenRead(Repository.SharedEvidence([.. folder.Split('/'), name + ".hex"]));
            var capture = CaptureReader.Read(stream, name);
            all = all is null ? capture : all.Merge(capture);
        }

        return all!;
    }
}
