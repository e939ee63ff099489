using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.DsRecordFaults;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>DS sets of several records, of records that nobody can use, and none where one should be.</summary>
internal static class DsSetFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("ds-digest-unknown", FaultArea.Delegations, "The only DS record has a digest type that nobody knows.")
        {
            Breaks = RfcSentences.UnsupportedDigest,
            Expect = Insecure("ds-digest-unsupported"),
            Contents = site => ChangeDs(site, WithUnknownDigest),
        },
        new("ds-digest-unknown-beside-good", FaultArea.Delegations, "Beside the good DS record stands one with a digest type that nobody knows.")
        {
            Breaks = RfcSentences.UnsupportedDigest,
            Expect = Secure("ds-digest-unsupported"),
            Contents = site => SetDs(site, [.. Present(site).Select(WithUnknownDigest), .. Present(site)]),
        },
        new("ds-gost-digest", FaultArea.Delegations, "The only DS record has a GOST R 34.11-94 digest, which was retired.")
        {
            Breaks = RfcSentences.GostRetired,
            Expect = Insecure("ds-digest-prohibited"),
            Contents = site => ChangeDs(site, ds => new Ds(ds.KeyTag, ds.Algorithm, DigestType.Gost94, ds.Digest)),
        },
        new("ds-sha1-only", FaultArea.Delegations, "The only DS record has a SHA-1 digest, which one may still use but not make.")
        {
            Breaks = RfcSentences.NoSha1Ds,
            Expect = Secure("ds-digest-not-recommended"),
            Contents = site => SetDs(site, [.. DsOf(site, site.Ksks(), DigestType.Sha1)]),
        },
        new("ds-sha1-wrong-before-sha256", FaultArea.Delegations, "Before the good SHA-256 DS record stands a SHA-1 one with a wrong digest, which is ignored.")
        {
            Breaks = RfcSentences.IgnoreSha1,
            Expect = zone => new(ExpectedStatus.Secure) { Must = ["ds-digest-ignored"], MustNot = ["ds-digest-mismatch"] },
            Contents = site => SetDs(site, [.. DsOf(site, site.Ksks(), DigestType.Sha1).Select(WithDamagedDigest), .. Present(site)]),
        },
        new("ds-sha1-wrong-after-sha256", FaultArea.Delegations, "After the good SHA-256 DS record stands a SHA-1 one with a wrong digest, which is ignored.")
        {
            Breaks = RfcSentences.IgnoreSha1,
            Expect = zone => new(ExpectedStatus.Secure) { Must = ["ds-digest-ignored"], MustNot = ["ds-digest-mismatch"] },
            Contents = site => SetDs(site, [.. Present(site), .. DsOf(site, site.Ksks(), DigestType.Sha1).Select(WithDamagedDigest)]),
        },
        new("ds-sha256-wrong-before-sha1", FaultArea.Delegations, "The SHA-256 DS record is wrong, and the good SHA-1 one after it may not help.")
        {
            Breaks = RfcSentences.IgnoreSha1,
            Expect = Bogus("ds-digest-mismatch", "@ DS", "ds-digest-ignored"),
            Contents = site => SetDs(site, [.. Present(site).Select(WithDamagedDigest), .. DsOf(site, site.Ksks(), DigestType.Sha1)]),
        },
        new("ds-sha256-wrong-after-sha1", FaultArea.Delegations, "The SHA-256 DS record is wrong, and the good SHA-1 one before it may not help.")
        {
            Breaks = RfcSentences.IgnoreSha1,
            Expect = Bogus("ds-digest-mismatch", "@ DS", "ds-digest-ignored"),
            Contents = site => SetDs(site, [.. DsOf(site, site.Ksks(), DigestType.Sha1), .. Present(site).Select(WithDamagedDigest)]),
        },
        new("ds-sha384-wrong-beside-sha256", FaultArea.Delegations, "Beside the good SHA-256 DS record stands a SHA-384 one with a wrong digest.")
        {
            Breaks = RfcSentences.AnyPathWillDo,
            Expect = Secure("ds-digest-mismatch"),
            Contents = site => SetDs(site, [.. DsOf(site, site.Ksks(), DigestType.Sha384).Select(WithDamagedDigest), .. Present(site)]),
        },
        new("ds-many-one-good", FaultArea.Delegations, "Of five DS records four mean keys that the zone does not have.")
        {
            Breaks = RfcSentences.DsPointsToKey,
            Expect = Secure("ds-standby"),
            Contents = site => SetDs(site, [.. Strangers(site, 4), .. Present(site)]),
        },
        new("ds-many-none-good", FaultArea.Delegations, "Of five DS records none means a key that the zone has.")
        {
            Breaks = RfcSentences.DsPointsToKey,
            Expect = Bogus("ds-other-key", "@ DS"),
            Contents = site => SetDs(site, [.. Strangers(site, 5)]),
        },
        new("ds-twice-one-damaged", FaultArea.Delegations, "Beside the good DS record stands the same with a damaged digest.")
        {
            Breaks = RfcSentences.AnyPathWillDo,
            Expect = Secure("ds-digest-mismatch"),
            Contents = site => SetDs(site, [.. Present(site).Select(WithDamagedDigest), .. Present(site)]),
        },
        new("ds-delete", FaultArea.Delegations, "The request to delete, which belongs into a CDS, stands as the only DS record.")
        {
            Breaks = RfcSentences.UnsupportedDsIgnored,
            Expect = Insecure("ds-digest-prohibited"),
            Contents = site => SetDs(site, [Delete]),
        },
        new("ds-delete-beside-good", FaultArea.Delegations, "Beside the good DS record stands the request to delete, which belongs into a CDS.")
        {
            Breaks = RfcSentences.UnsupportedDsIgnored,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["ds-digest-prohibited"], MustNot = ["dnskey-missing-algorithm"] },
            Contents = site => SetDs(site, [Delete, .. Present(site)]),
        },
        new("ds-unknown-algorithm-beside-good", FaultArea.Delegations, "Beside the good DS record stands one of an algorithm that nobody knows.")
        {
            Breaks = RfcSentences.UnsupportedDsIgnored,
            Expect = Secure("ds-algorithm-unsupported"),
            Contents = site => SetDs(site, [new Ds(4711, new SecurityAlgorithm(200), DigestType.Sha256, SHA256.HashData([1])), .. Present(site)]),
        },
        new("ds-absent-algorithm-beside-good", FaultArea.Delegations, "Beside the good DS record stands one of an algorithm of which the zone has no key.")
        {
            Breaks = RfcSentences.KeyForDsAlgorithm,
            Expect = Secure("dnskey-missing-algorithm"),
            Contents = site => SetDs(site, [new Ds(4711, site.Zone.Description.AnotherAlgorithm(), DigestType.Sha256, SHA256.HashData([1])), .. Present(site)]),
        },
        new("ds-missing", FaultArea.Delegations, "The zone is signed, but the zone above has no DS for it.")
        {
            Breaks = RfcSentences.Island,
            Incident = ".fj 2024-02, .ad 2024-05, .fi 2025-04 (on purpose)",
            Expect = Insecure(),
            Plan = zone => zone with { Keys = [.. zone.Keys.Select(key => key with { HasDs = false })] },
        },
        new("ds-for-unsigned-zone", FaultArea.Delegations, "The zone above has a DS, but the zone is not signed at all.")
        {
            Breaks = RfcSentences.DsLast,
            Incident = ".xn--qxam 2021-08-01, slack.com 2021-09-30",
            Expect = Bogus("dnskey-missing", "@ DNSKEY"),
            Plan = zone => zone with { IsSigned = false },
            Contents = site =>
            {
                var ksk = ZoneKey.Of(site.Zone.Apex, new KeyDescription(KeyRole.Ksk, site.Zone.Description.Algorithm()), "lost");
                SetDs(site, [DsDigest.ToDs(site.Zone.Apex, ksk.Record, DigestType.Sha256)!]);
            },
        },
    ];

    private static Ds Delete => new(0, SecurityAlgorithm.Delete, DigestType.Delete, new byte[1]);

    private static Ds WithUnknownDigest(Ds ds) => new(ds.KeyTag, ds.Algorithm, new DigestType(99), ds.Digest);

    private static Ds[] Present(FaultSite site) => [.. site.DsSet.Data.OfType<Ds>()];
}
