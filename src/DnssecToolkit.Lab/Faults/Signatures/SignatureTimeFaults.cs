using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Signatures out of their time.</summary>
internal static class SignatureTimeFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("rrsig-expired", FaultArea.Signatures, "The signature's last second is a day past.")
        {
            Breaks = RfcSentences.NotAfterExpiration,
            Incident = "e164.arpa 2017-06-21, .zm 2015-12-06",
            Expect = Bogus("rrsig-expired"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromDays(-15), to: TimeSpan.FromDays(-1)),
        },
        new("rrsig-expired-by-a-second", FaultArea.Signatures, "The signature's last second is the one before the instant that is judged.")
        {
            Breaks = RfcSentences.NotAfterExpiration,
            Expect = Bogus("rrsig-expired"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromDays(-14), to: Bench.JudgedAfter - TimeSpan.FromSeconds(1)),
        },
        new("rrsig-near-expiry", FaultArea.Signatures, "The signature has four minutes left, less than the TTL of its records.")
        {
            Breaks = RfcSentences.Resigning,
            Expect = Secure("rrsig-near-expiry", "rrset-ttl-beyond-expiration"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromDays(-14), to: Bench.JudgedAfter + TimeSpan.FromMinutes(4)),
        },
        new("rrsig-not-yet-valid", FaultArea.Signatures, "The signature begins tomorrow.")
        {
            Breaks = RfcSentences.NotBeforeInception,
            Expect = Bogus("rrsig-not-yet-valid"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromDays(1), to: TimeSpan.FromDays(15)),
        },
        new("rrsig-inverted-times", FaultArea.Signatures, "Inception and expiration have changed places, so that the signature ends before it begins.")
        {
            Breaks = RfcSentences.WithinItsTime,
            Expect = Bogus("rrsig-expires-before-inception"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Inception = site.Zone.Expiration, Expiration = site.Zone.Inception }),
        },
        new("rrsig-lifetime-of-seventy-years", FaultArea.Signatures, "The signature is to be good for seventy years, which in serial number arithmetic ends before it begins.")
        {
            Breaks = RfcSentences.SerialTime,
            Expect = Bogus("rrsig-expires-before-inception"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromHours(-1), to: TimeSpan.FromDays(70 * 365.25)),
        },
        new("rrsig-lifetime-long", FaultArea.Signatures, "The signature is good for five years.")
        {
            Breaks = RfcSentences.LongLife,
            Expect = Secure("rrsig-lifetime-long"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromHours(-1), to: TimeSpan.FromDays(5 * 365)),
        },
        new("rrsig-lifetime-short", FaultArea.Signatures, "The signature is good for no more than three hours.")
        {
            Breaks = RfcSentences.Resigning,
            Expect = Secure("rrsig-lifetime-short"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromHours(-1), to: TimeSpan.FromHours(2)),
        },
        new("rrsig-expired-on-dnskey", FaultArea.Signatures, "The signature over the DNSKEY set is a day past its end, all others are good.")
        {
            Breaks = RfcSentences.NotAfterExpiration,
            Incident = ".zm 2018-10-14",
            Expect = Bogus("rrsig-expired", "@ DNSKEY"),
            AfterSigning = site => Resign(site, site.KeySet, from: TimeSpan.FromDays(-15), to: TimeSpan.FromDays(-1)),
        },
        new("rrsig-expired-on-soa", FaultArea.Signatures, "The signature over the SOA is a day past its end, all others are good.")
        {
            Ask = "@ SOA",
            Breaks = RfcSentences.NotAfterExpiration,
            Expect = Bogus("rrsig-expired"),
            AfterSigning = site => Resign(site, site.Target, from: TimeSpan.FromDays(-15), to: TimeSpan.FromDays(-1)),
        },
        new("zone-expired", FaultArea.Signatures, "Nobody has signed the zone for two weeks: every signature ended yesterday.")
        {
            Breaks = RfcSentences.NotAfterExpiration,
            Incident = ".xn--mgbai9azgqp6j 2017-06-08, the root's copy inside 1.1.1.1 2023-10-04",
            Expect = Bogus("rrsig-expired", "@ DNSKEY"),
            BeforeSigning = site => SetTimes(site, from: TimeSpan.FromDays(-15), to: TimeSpan.FromDays(-1)),
        },
        new("zone-signed-in-the-future", FaultArea.Signatures, "The signer's clock is two days fast: no signature of the zone has begun.")
        {
            Breaks = RfcSentences.NotBeforeInception,
            Expect = Bogus("rrsig-not-yet-valid", "@ DNSKEY"),
            BeforeSigning = site => SetTimes(site, from: TimeSpan.FromDays(2), to: TimeSpan.FromDays(16)),
        },
        new("rrsig-expired-beside-good", FaultArea.Signatures, "Beside the good signature stands an older one that has ended.")
        {
            Breaks = RfcSentences.WithinItsTime,
            Expect = Secure("rrsig-expired"),
            AfterSigning = site =>
            {
                var good = site.Target.Signatures.ToList();
                Resign(site, site.Target, from: TimeSpan.FromDays(-15), to: TimeSpan.FromDays(-1));
                site.Target.Signatures.AddRange(good);
            },
        },
    ];

    // Times are seen from the instant of signing.
    private static void Resign(FaultSite site, ZoneSet set, TimeSpan from, TimeSpan to) => site.Zone.Resign(set, new SignatureFields
    {
        Inception = SignatureTime.FromInstant(site.Zone.SignedAt + from),
        Expiration = SignatureTime.FromInstant(site.Zone.SignedAt + to),
    });

    private static void SetTimes(FaultSite site, TimeSpan from, TimeSpan to)
    {
        site.Zone.Inception = SignatureTime.FromInstant(site.Zone.SignedAt + from);
        site.Zone.Expiration = SignatureTime.FromInstant(site.Zone.SignedAt + to);
    }
}
