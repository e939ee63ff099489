using static DnssecToolkit.Lab.FaultWords;
using static DnssecToolkit.Lab.RolloverFaults;

namespace DnssecToolkit.Lab;

/// <summary>Rollovers of the ZSK: pre-publication and double signature (RFC 6781 §4.1.1).</summary>
internal static class ZskRolloverFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("zsk-roll-key-published", FaultArea.Rollovers, "Pre-publication, first step: the new ZSK is in the DNSKEY set and does not sign yet.")
        {
            Breaks = RfcSentences.PrePublish,
            Expect = Secure(),
            Plan = zone => zone.WithNext(KeyRole.Zsk, key => key with { Signs = false }),
        },
        new("zsk-roll-new-key-signs", FaultArea.Rollovers, "Pre-publication, second step: the new ZSK signs, and the old one is still published.")
        {
            Breaks = RfcSentences.PrePublish,
            Expect = Secure(),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false }),
        },
        new("zsk-roll-signs-too-early", FaultArea.Rollovers, "The new ZSK signs before caches have let go of the DNSKEY set without it.")
        {
            Breaks = RfcSentences.ZskPublished,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false }),
            Servers = KeysFromCache,
        },
        new("zsk-roll-key-removed-too-early", FaultArea.Rollovers, "The old ZSK is gone from the DNSKEY set while caches still hold what it signed.")
        {
            Breaks = RfcSentences.ZskPublished,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false, IsPublished = false }),
            Servers = DataFromCache,
        },
        new("zsk-roll-replaced-at-once", FaultArea.Rollovers, "The new ZSK takes the place of the old one in one step, and caches hold the old DNSKEY set.")
        {
            Breaks = RfcSentences.PrePublish,
            Incident = "APNIC's reverse zones 2012-12-07",
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false, IsPublished = false }),
            Servers = KeysFromCache,
        },
        new("zsk-roll-never-published", FaultArea.Rollovers, "The new ZSK signs, but its publication was forgotten.")
        {
            Breaks = RfcSentences.KeyMatches,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk, key => key with { IsPublished = false }).WithOld(KeyRole.Zsk, key => key with { Signs = false }),
        },
        new("zsk-roll-double-signature", FaultArea.Rollovers, "Double signature: both ZSKs are published and sign.")
        {
            Breaks = RfcSentences.DoubleSignature,
            Expect = Secure(),
            Plan = zone => zone.WithNext(KeyRole.Zsk),
        },
        new("zsk-roll-double-signature-ended-too-early", FaultArea.Rollovers, "Double signature: the old ZSK goes with its signatures while caches still hold the DNSKEY set without the new one.")
        {
            Breaks = RfcSentences.DoubleSignature,
            Expect = Bogus("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false, IsPublished = false }),
            Servers = KeysFromCache,
        },
        new("zsk-roll-signature-before-key", FaultArea.Rollovers, "Both ZSKs sign, and the new one is not published yet, which harms nobody.")
        {
            Breaks = RfcSentences.DoubleSignature,
            Expect = Secure("rrsig-key-missing"),
            Plan = zone => zone.WithNext(KeyRole.Zsk, key => key with { IsPublished = false }),
        },
        new("zsk-roll-one-server-behind", FaultArea.Rollovers, "The ZSK was replaced in one step, and one server still serves the zone as it was.")
        {
            Breaks = RfcSentences.ZskPublished,
            Expect = Secure("dnskey-missing-from-servers"),
            Plan = zone => zone.WithNext(KeyRole.Zsk).WithOld(KeyRole.Zsk, key => key with { Signs = false, IsPublished = false }),
            Servers = site => site.Servers[0].Serve(site.Variant(new ZoneVariant { Plan = Before })),
        },
    ];
}
