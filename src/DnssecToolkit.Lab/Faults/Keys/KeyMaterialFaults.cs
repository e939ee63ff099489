using System.Numerics;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>DNSKEY records whose key field is no key, or an odd or weak one.</summary>
internal static class KeyMaterialFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("zsk-empty", FaultArea.Keys, "The ZSK's DNSKEY has no octets in its key field.")
        {
            Breaks = RfcSentences.PublicKeyField,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-empty"),
            Keys = site => Replace(site.Zsks(), _ => []),
        },
        new("zsk-octet-missing", FaultArea.Keys, "The ZSK's DNSKEY lacks the last octet of its curve point.")
        {
            Breaks = RfcSentences.CurveKey,
            Needs = zone => NeedsCurve(zone) ?? KeySetFaults.NeedsZsk(zone),
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-bad-length"),
            Keys = site => Replace(site.Zsks(), key => key[..^1]),
        },
        new("zsk-point-prefix", FaultArea.Keys, "The ZSK's DNSKEY has the octet 04 before its curve point, as libraries write uncompressed points.")
        {
            Breaks = RfcSentences.CurveKey,
            Needs = zone => NeedsEcdsa(zone) ?? KeySetFaults.NeedsZsk(zone),
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-bad-length"),
            Keys = site => Replace(site.Zsks(), key => [4, .. key]),
        },
        new("zsk-point-off-curve", FaultArea.Keys, "The ZSK's DNSKEY holds octets that are no point of its curve.")
        {
            Breaks = RfcSentences.CurveKey,
            Needs = zone => NeedsCurve(zone) ?? KeySetFaults.NeedsZsk(zone),
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => OffCurve(site.Zsks()),
        },
        new("ksk-point-off-curve", FaultArea.Keys, "The key that the DS names holds octets that are no point of its curve.")
        {
            Breaks = RfcSentences.CurveKey,
            Needs = NeedsCurve,
            Expect = Bogus("rrsig-key-malformed", "@ DNSKEY", "dnskey-malformed"),
            Keys = site => OffCurve(site.Ksks()),
        },
        new("zsk-exponent-empty", FaultArea.Keys, "The ZSK's RSA exponent has no octets.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (_, modulus) => [0, 0, 0, .. modulus]),
        },
        new("zsk-exponent-one", FaultArea.Keys, "The ZSK's RSA exponent is 1, with which everything would be its own signature.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (_, modulus) => [1, 1, .. modulus]),
        },
        new("zsk-exponent-cut", FaultArea.Keys, "The ZSK's RSA key ends within its exponent.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (exponent, _) => [(byte)exponent.Length, .. exponent[..^1]]),
        },
        new("zsk-modulus-empty", FaultArea.Keys, "The ZSK's RSA key has no modulus.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (exponent, _) => [(byte)exponent.Length, .. exponent]),
        },
        new("zsk-modulus-even", FaultArea.Keys, "The ZSK's RSA modulus lost its last octet for a zero and is even now.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (exponent, modulus) => [(byte)exponent.Length, .. exponent, .. modulus[..^1], 0]),
        },
        new("zsk-exponent-too-long", FaultArea.Keys, "The ZSK's RSA exponent has more than 4096 bits.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Bogus("rrsig-key-malformed", null, "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Zsks(), (_, modulus) => [0, 2, 1, .. Enumerable.Repeat((byte)0xff, 513), .. modulus]),
        },
        new("ksk-modulus-even", FaultArea.Keys, "The modulus of the key that the DS names is even, so that it verifies nothing.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsa,
            Expect = Bogus("rrsig-key-malformed", "@ DNSKEY", "dnskey-malformed"),
            Keys = site => ReplaceRsa(site.Ksks(), (exponent, modulus) => [(byte)exponent.Length, .. exponent, .. modulus[..^1], 0]),
        },
        new("zsk-exponent-huge", FaultArea.Keys, "The ZSK's RSA exponent is larger than many libraries take.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Secure("dnskey-oddity"),
            Plan = zone => zone with { Keys = [.. zone.Keys.Select(key => key.Role == KeyRole.Zsk ? key with { PublicExponent = BigInteger.Pow(2, 80) + 1 } : key)] },
        },
        new("zsk-exponent-three", FaultArea.Keys, "The ZSK's RSA exponent is 3, which is allowed and forgives no sloppy padding check.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Secure(),
            Plan = zone => zone with { Keys = [.. zone.Keys.Select(key => key.Role == KeyRole.Zsk ? key with { PublicExponent = 3 } : key)] },
        },
        new("zsk-modulus-leading-zero", FaultArea.Keys, "The ZSK's RSA modulus has a zero octet before it.")
        {
            Breaks = RfcSentences.RsaKey,
            Needs = NeedsRsaZsk,
            Expect = Secure("dnskey-oddity"),
            Keys = site => ReplaceRsa(site.Zsks(), (exponent, modulus) => [(byte)exponent.Length, .. exponent, 0, .. modulus]),
        },
        new("zsk-of-512-bits", FaultArea.Keys, "The ZSK is an RSA key of 512 bits, which anybody can factor in a night.")
        {
            Breaks = RfcSentences.KeySize,
            Needs = NeedsRsaZsk,
            Expect = Secure("dnskey-weak"),
            Plan = zone => zone with { Keys = [.. zone.Keys.Select(key => key.Role == KeyRole.Zsk ? key with { SizeInBits = 512 } : key)] },
        },
    ];

    private static string? NeedsRsaZsk(ZoneDescription zone) => NeedsRsa(zone) ?? KeySetFaults.NeedsZsk(zone);

    private static void Replace(IEnumerable<ZoneKey> keys, Func<byte[], byte[]> change)
    {
        foreach (var key in keys)
        {
            key.Publish(publicKey: change(key.Record.PublicKey.ToArray()));
        }
    }

    // RFC 3110 §2: the length of the exponent, the exponent, the modulus. Keys made here have exponents of less than 256 octets.
    private static void ReplaceRsa(IEnumerable<ZoneKey> keys, Func<byte[], byte[], byte[]> change) =>
        Replace(keys.Where(key => key.Private.Algorithm.IsRsa()), key => key is [0, ..] or [] || key[0] >= key.Length ? key : change(key[1..(1 + key[0])], key[(1 + key[0])..]));

    private static void OffCurve(IEnumerable<ZoneKey> keys) => Replace(keys, key =>
    {
        var algorithm = keys.First().Record.Algorithm;
        for (var tries = 0; tries < 256 && key.Length > 0 && PublicKey.Parse(algorithm, key).Problem is null; tries++)
        {
            key[^1]++;
        }

        return key;
    });
}
