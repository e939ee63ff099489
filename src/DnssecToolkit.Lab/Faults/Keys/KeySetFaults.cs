using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Keys that are missing from the DNSKEY set, and key sets that the wrong key signs.</summary>
internal static class KeySetFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("zsk-missing", FaultArea.Keys, "The ZSK signs, but it is not in the DNSKEY set.")
        {
            Breaks = RfcSentences.KeyMatches,
            Incident = "nic.cx 2020-09",
            Needs = NeedsZsk,
            Expect = Bogus("rrsig-key-missing"),
            Keys = site => Unpublish(site.Zsks().Where(key => key.Role == KeyRole.Zsk)),
        },
        new("ksk-missing", FaultArea.Keys, "The key that the DS names is not in the DNSKEY set, though it still signs it.")
        {
            Breaks = RfcSentences.DsPointsToKey,
            Needs = NeedsZsk,
            Expect = Bogus("ds-other-key", "@ DS"),
            Keys = site => Unpublish(site.Ksks().Where(key => key.Role == KeyRole.Ksk)),
        },
        new("dnskeys-missing", FaultArea.Keys, "The zone is signed and has a DS, but no DNSKEY at all.")
        {
            Breaks = RfcSentences.KeyForDsAlgorithm,
            Incident = ".al 2026-07-03 (from 17:00), .na 2019-07-08",
            Expect = Bogus("dnskey-missing", "@ DNSKEY"),
            Keys = site => Unpublish(site.Zone.Keys),
        },
        new("dnskey-signed-by-zsk-only", FaultArea.Keys, "The ZSK alone signs the DNSKEY set, and the DS names the KSK.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Needs = NeedsZsk,
            Expect = Bogus("dnskey-not-signed-by-ds-key", "@ DNSKEY"),
            AfterSigning = site => SignKeySet(site, site.Zsks()),
        },
        new("dnskey-signed-by-stranger", FaultArea.Keys, "A key that the zone does not publish signs the DNSKEY set under its own tag.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Expect = Bogus("dnskey-not-signed-by-ds-key", "@ DNSKEY", "rrsig-key-missing"),
            AfterSigning = site => SignKeySet(site, [.. site.Ksks().Take(1).Select(key => site.Zone.Stranger(key))]),
        },
        new("zsk-standby", FaultArea.Keys, "A second ZSK is published and does not sign, ready for an emergency.")
        {
            Breaks = RfcSentences.PrePublish,
            Expect = zone => new(ExpectedStatus.Secure) { MustNot = ["rrsig-missing-for-algorithm", "rrset-missing-algorithm"] },
            Plan = zone => zone with { Keys = zone.Keys.Add(new KeyDescription(KeyRole.Zsk, zone.Algorithm()) { Name = "other", Signs = false }) },
        },
        new("ksk-standby", FaultArea.Keys, "A second KSK is published that neither signs nor has a DS.")
        {
            Breaks = RfcSentences.SepFlag,
            Expect = Secure("dnskey-standby"),
            Plan = zone => zone with { Keys = zone.Keys.Add(new KeyDescription(KeyRole.Ksk, zone.Algorithm()) { Name = "other", Signs = false, HasDs = false }) },
        },
        new("zsk-signs-key-set-too", FaultArea.Keys, "The ZSK signs the DNSKEY set beside the KSK, which is allowed.")
        {
            Breaks = RfcSentences.SepFlag,
            Needs = NeedsZsk,
            Expect = Secure(),
            AfterSigning = site => SignKeySet(site, site.Zone.Keys),
        },
    ];

    internal static string? NeedsZsk(ZoneDescription zone) => zone.Keys.All(key => key.Role == KeyRole.Csk) ? "it has one key for everything" : null;

    private static void Unpublish(IEnumerable<ZoneKey> keys)
    {
        foreach (var key in keys)
        {
            key.IsPublished = false;
        }
    }

    private static void SignKeySet(FaultSite site, IEnumerable<ZoneKey> keys)
    {
        if (site.KeySet.Data.Count > 0)
        {
            List<Rrsig> signatures = [.. keys.Where(key => key.Signs).Select(key => site.Zone.Sign(site.KeySet, key))];
            site.KeySet.Signatures.Clear();
            site.KeySet.Signatures.AddRange(signatures);
        }
    }
}
