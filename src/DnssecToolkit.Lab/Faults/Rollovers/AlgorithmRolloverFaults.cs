using static DnssecToolkit.Lab.FaultWords;
using static DnssecToolkit.Lab.RolloverFaults;

namespace DnssecToolkit.Lab;

/// <summary>Rollovers of the algorithm (RFC 6781 §4.1.4).</summary>
internal static class AlgorithmRolloverFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("algorithm-roll-signatures-first", FaultArea.Rollovers, "First step: everything is signed with the new algorithm too, whose keys are not published yet.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Secure("rrsig-key-missing"),
            Plan = zone => Both(zone, ksk => ksk with { IsPublished = false, HasDs = false }, zsk => zsk with { IsPublished = false }),
        },
        new("algorithm-roll-both", FaultArea.Rollovers, "Middle step: keys, signatures and DS records of both algorithms are there.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = zone => new(ExpectedStatus.Secure) { MustNot = ["rrset-missing-algorithm", "rrsig-missing-for-ds-algorithm", "dnskey-missing-algorithm"] },
            Plan = zone => Both(zone),
        },
        new("algorithm-roll-keys-before-signatures", FaultArea.Rollovers, "The keys of the new algorithm are published before its signatures, which strict validators refuse.")
        {
            Breaks = RfcSentences.OneRrsigPerAlgorithm,
            Expect = Secure("rrset-missing-algorithm"),
            Plan = zone => Both(zone, ksk => ksk with { HasDs = false }, zsk => zsk with { Signs = false }),
        },
        new("algorithm-roll-signatures-not-cached", FaultArea.Rollovers, "Keys and signatures of the new algorithm came together, and caches hold answers signed with the old one alone.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Secure("rrset-missing-algorithm"),
            Plan = zone => Both(zone, ksk => ksk with { HasDs = false }),
            Servers = DataFromCache,
        },
        new("algorithm-roll-ds-before-keys", FaultArea.Rollovers, "The zone above has a DS of the new algorithm beside the old one before the zone has a key of it.")
        {
            Breaks = RfcSentences.KeyForDsAlgorithm,
            Expect = Secure("dnskey-missing-algorithm"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }, zone.AnotherAlgorithm()),
        },
        new("algorithm-roll-ds-swapped-before-keys", FaultArea.Rollovers, "The DS was changed to the new algorithm before the zone has a key of it.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }, zone.AnotherAlgorithm())
                .WithOld(KeyRole.Ksk, key => key with { HasDs = false }),
        },
        new("algorithm-roll-ds-before-keys-cached", FaultArea.Rollovers, "The DS was changed to the new algorithm while caches still hold the DNSKEY set without it.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => Both(zone).WithOld(KeyRole.Ksk, key => key with { HasDs = false }),
            Servers = KeysFromCache,
        },
        new("algorithm-roll-old-keys-removed-before-ds", FaultArea.Rollovers, "The keys of the old algorithm are gone, and the DS still means one of them.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => Both(zone, ksk => ksk with { HasDs = false })
                .WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true })
                .WithOld(KeyRole.Zsk, key => key with { IsPublished = false, Signs = false }),
        },
        new("algorithm-roll-old-signatures-removed-before-keys", FaultArea.Rollovers, "The old algorithm no longer signs data, but its keys and its DS are still there.")
        {
            Breaks = RfcSentences.OneRrsigPerAlgorithm,
            Incident = ".gov 2013-08-14",
            Expect = Secure("rrset-missing-algorithm"),
            Plan = zone => Both(zone).WithOld(KeyRole.Zsk, key => key with { Signs = false }),
        },
        new("algorithm-roll-old-signatures-removed-too-early", FaultArea.Rollovers, "The old algorithm is gone altogether while caches still hold the key set and the DS set without the new one.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => Both(zone)
                .WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = false })
                .WithOld(KeyRole.Zsk, key => key with { IsPublished = false, Signs = false }),
            Servers = site =>
            {
                DsFromCache(site);
                KeysFromCache(site);
            },
        },
        new("algorithm-roll-old-keys-removed-too-early", FaultArea.Rollovers, "The old algorithm is gone altogether while caches still hold answers that it alone signed.")
        {
            Breaks = RfcSentences.AlgorithmRoll,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => Both(zone)
                .WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = false })
                .WithOld(KeyRole.Zsk, key => key with { IsPublished = false, Signs = false }),
            Servers = DataFromCache,
        },
    ];

    private static ZoneDescription Both(ZoneDescription zone, Func<KeyDescription, KeyDescription>? ksk = null, Func<KeyDescription, KeyDescription>? zsk = null)
    {
        var algorithm = zone.AnotherAlgorithm();
        return zone.WithNext(KeyRole.Ksk, ksk, algorithm).WithNext(KeyRole.Zsk, zsk, algorithm);
    }
}
