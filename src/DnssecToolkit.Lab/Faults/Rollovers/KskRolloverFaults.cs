using static DnssecToolkit.Lab.FaultWords;
using static DnssecToolkit.Lab.RolloverFaults;

namespace DnssecToolkit.Lab;

/// <summary>Rollovers of the KSK: double KSK and double DS (RFC 6781 §4.1.2, RFC 7583 §3.3).</summary>
internal static class KskRolloverFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("ksk-roll-double-ksk", FaultArea.Rollovers, "Double KSK: both KSKs are published and sign the key set, and the DS still means the old one.")
        {
            Breaks = RfcSentences.DoubleKsk,
            Expect = Secure(),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { HasDs = false }),
        },
        new("ksk-roll-double-ds", FaultArea.Rollovers, "Double DS: the zone above has the DS of the new KSK too, which is not published yet.")
        {
            Breaks = RfcSentences.DoubleDs,
            Expect = Secure("ds-standby"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }),
        },
        new("ksk-roll-replaced-at-once", FaultArea.Rollovers, "The new KSK takes the place of the old one, and the DS still means the old one.")
        {
            Breaks = RfcSentences.DoubleKsk,
            Incident = "nasa.gov 2012-01-18",
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { HasDs = false }).WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }),
        },
        new("ksk-roll-ds-too-early", FaultArea.Rollovers, "The DS was changed to the new KSK before that is in the DNSKEY set.")
        {
            Breaks = RfcSentences.KskTiming,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }).WithOld(KeyRole.Ksk, key => key with { HasDs = false }),
        },
        new("ksk-roll-ds-before-keys-cached", FaultArea.Rollovers, "The DS was changed to the new KSK while caches still hold the DNSKEY set without it.")
        {
            Breaks = RfcSentences.KskTiming,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk).WithOld(KeyRole.Ksk, key => key with { HasDs = false }),
            Servers = KeysFromCache,
        },
        new("ksk-roll-removed-too-early", FaultArea.Rollovers, "The old KSK is gone while caches still hold the DS set that means it.")
        {
            Breaks = RfcSentences.KskTiming,
            Incident = ".nz and fifteen zones below it 2023-05-29",
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk).WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = false }),
            Servers = DsFromCache,
        },
        new("ksk-roll-new-key-not-signing", FaultArea.Rollovers, "The DS means the new KSK, which is published, but the old one alone signs the key set.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Expect = Bogus("dnskey-not-signed-by-ds-key", "@ DNSKEY"),
            Plan = zone => zone.WithNext(KeyRole.Ksk, key => key with { Signs = false, HasDs = true }).WithOld(KeyRole.Ksk, key => key with { HasDs = false }),
        },
        new("ksk-roll-double-ds-swapped-too-early", FaultArea.Rollovers, "Double DS: the KSK was exchanged while caches still hold the DS set without the new one.")
        {
            Breaks = RfcSentences.DoubleDs,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk).WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = true }),
            Servers = DsFromCache,
        },
        new("ksk-roll-double-ds-ended-too-early", FaultArea.Rollovers, "Double DS: the old DS was removed while caches still hold the DNSKEY set with the old KSK.")
        {
            Breaks = RfcSentences.DoubleDs,
            Expect = Bogus("ds-other-key", "@ DS"),
            Plan = zone => zone.WithNext(KeyRole.Ksk).WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = false }),
            Servers = KeysFromCache,
        },
        new("ksk-roll-one-parent-server-behind", FaultArea.Rollovers, "The KSK and its DS were exchanged, and one server of the zone above still has the old DS.")
        {
            Breaks = RfcSentences.KskTiming,
            Expect = Secure("ds-disagree"),
            Plan = zone => zone.WithNext(KeyRole.Ksk).WithOld(KeyRole.Ksk, key => key with { IsPublished = false, Signs = false, HasDs = false }),
            Servers = site => site.ParentServers[0].Serve(site.ParentVariant(Before)),
        },
    ];
}
