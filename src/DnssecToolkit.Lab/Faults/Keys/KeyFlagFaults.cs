using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Wrong flags and protocol numbers in DNSKEY records.</summary>
internal static class KeyFlagFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("zsk-revoked", FaultArea.Keys, "The ZSK has the REVOKE flag and goes on signing.")
        {
            Breaks = RfcSentences.Revoked,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("rrsig-key-revoked", null, "dnskey-revoked-not-signing"),
            Keys = site => SetFlags(site.Zsks(), key => (ushort)(key.Record.Flags | Dnskey.RevokeFlag)),
        },
        new("ksk-revoked", FaultArea.Keys, "The KSK has got the REVOKE flag, and the DS still means the key without it.")
        {
            Breaks = RfcSentences.Revoked,
            Expect = Bogus("ds-key-revoked", "@ DS", "dnskey-revoked"),
            Contents = site => SetFlags(site.Ksks(), key => (ushort)(key.Record.Flags | Dnskey.RevokeFlag)),
        },
        new("ksk-revoked-with-ds", FaultArea.Keys, "The KSK has the REVOKE flag, and the DS was made from it with the flag.")
        {
            Breaks = RfcSentences.Revoked,
            Expect = Bogus("ds-key-revoked", "@ DS", "dnskey-revoked"),
            Keys = site => SetFlags(site.Ksks(), key => (ushort)(key.Record.Flags | Dnskey.RevokeFlag)),
        },
        new("old-ksk-revoked", FaultArea.Keys, "An old KSK is published with the REVOKE flag and signs the key set beside the new one, as it should.")
        {
            Breaks = RfcSentences.Revoked,
            Expect = zone => new(ExpectedStatus.Secure) { Must = ["dnskey-revoked"], MustNot = ["dnskey-revoked-not-signing"] },
            Plan = zone => zone with { Keys = zone.Keys.Add(new KeyDescription(KeyRole.Ksk, zone.Algorithm()) { Name = "other", HasDs = false }) },
            Keys = site => SetFlags(site.Ksks().Where(key => !key.HasDs), key => (ushort)(key.Record.Flags | Dnskey.RevokeFlag)),
        },
        new("old-ksk-revoked-not-signing", FaultArea.Keys, "An old KSK is published with the REVOKE flag but does not sign the key set, so that nobody may believe that it is revoked.")
        {
            Breaks = RfcSentences.Revoked,
            Expect = Secure("dnskey-revoked-not-signing"),
            Plan = zone => zone with { Keys = zone.Keys.Add(new KeyDescription(KeyRole.Ksk, zone.Algorithm()) { Name = "other", HasDs = false, Signs = false }) },
            Keys = site => SetFlags(site.Ksks().Where(key => !key.HasDs), key => (ushort)(key.Record.Flags | Dnskey.RevokeFlag)),
        },
        new("zsk-no-zone-flag", FaultArea.Keys, "The ZSK lacks the zone key flag.")
        {
            Breaks = RfcSentences.ZoneFlag,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("rrsig-key-not-zone-key"),
            Keys = site => SetFlags(site.Zsks(), _ => 0),
        },
        new("ksk-no-zone-flag", FaultArea.Keys, "The key that the DS names lacks the zone key flag.")
        {
            Breaks = RfcSentences.DsOfZoneKey,
            Expect = Bogus("ds-key-not-zone-key", "@ DS"),
            Keys = site => SetFlags(site.Ksks(), _ => Dnskey.SecureEntryPointFlag),
        },
        new("keys-no-zone-flag", FaultArea.Keys, "No key of the zone has the zone key flag.")
        {
            Breaks = RfcSentences.DsOfZoneKey,
            Expect = Bogus("ds-key-not-zone-key", "@ DS", "dnskey-no-zone-key"),
            Keys = site => SetFlags(site.Zone.Keys, key => (ushort)(key.Record.Flags & ~Dnskey.ZoneKeyFlag)),
        },
        new("zsk-wrong-protocol", FaultArea.Keys, "The ZSK has the protocol number 4.")
        {
            Breaks = RfcSentences.Protocol,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("rrsig-key-wrong-protocol", null, "dnskey-wrong-protocol"),
            Keys = site => SetProtocol(site.Zsks(), 4),
        },
        new("ksk-wrong-protocol", FaultArea.Keys, "The key that the DS names has the protocol number 255.")
        {
            Breaks = RfcSentences.Protocol,
            Expect = Bogus("ds-key-wrong-protocol", "@ DS", "dnskey-wrong-protocol"),
            Keys = site => SetProtocol(site.Ksks(), 255),
        },
        new("zsk-reserved-flags", FaultArea.Keys, "The ZSK has a flag set that means nothing yet, which validators ignore.")
        {
            Breaks = RfcSentences.ReservedFlags,
            Expect = Secure("dnskey-reserved-flags"),
            Keys = site => SetFlags(site.Zsks(), key => (ushort)(key.Record.Flags | 0x0002)),
        },
        new("zsk-with-sep", FaultArea.Keys, "The ZSK has the SEP flag, which decides nothing.")
        {
            Breaks = RfcSentences.SepFlag,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Secure(),
            Keys = site => SetFlags(site.Zsks(), _ => Dnskey.ZoneKeyFlag | Dnskey.SecureEntryPointFlag),
        },
        new("ksk-without-sep", FaultArea.Keys, "The key that the DS names lacks the SEP flag, which decides nothing.")
        {
            Breaks = RfcSentences.SepFlag,
            Expect = Secure(),
            Keys = site => SetFlags(site.Ksks(), _ => Dnskey.ZoneKeyFlag),
        },
    ];

    private static void SetFlags(IEnumerable<ZoneKey> keys, Func<ZoneKey, ushort> flags)
    {
        foreach (var key in keys)
        {
            key.Publish(flags: flags(key));
        }
    }

    private static void SetProtocol(IEnumerable<ZoneKey> keys, byte protocol)
    {
        foreach (var key in keys)
        {
            key.Publish(protocol: protocol);
        }
    }
}
