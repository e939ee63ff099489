using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Algorithms that validators do not know or may not use, and zones with two of which one is neglected.</summary>
internal static class KeyAlgorithmFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("dnskey-of-unknown-algorithm", FaultArea.Keys, "Beside the keys stands one of an algorithm number that nobody has assigned.")
        {
            Breaks = RfcSentences.OneRrsigPerAlgorithm,
            Expect = Secure("dnskey-algorithm-unsupported"),
            BeforeSigning = site => site.KeySet.Data.Add(new Dnskey(Dnskey.ZoneKeyFlag, 3, new SecurityAlgorithm(200), new byte[32])),
        },
        Unsupported("zone-of-rsamd5", SecurityAlgorithm.RsaMd5, "ds-algorithm-prohibited", "Every key has the number of RSAMD5, which no validator may use."),
        Unsupported("zone-of-dsa", SecurityAlgorithm.Dsa, "ds-algorithm-prohibited", "Every key has the number of DSA, which no validator may use."),
        Unsupported("zone-of-gost", SecurityAlgorithm.EccGost, "ds-algorithm-prohibited", "Every key has the number of ECC-GOST, which was retired."),
        Unsupported("zone-of-private-algorithm", SecurityAlgorithm.PrivateOid, "ds-algorithm-unsupported", "Every key has the number for private algorithms, which nobody else knows."),
        Unsupported("zone-of-unknown-algorithm", new SecurityAlgorithm(200), "ds-algorithm-unsupported", "Every key has an algorithm number that nobody has assigned."),
        new("zone-of-rsasha1", FaultArea.Keys, "The zone is signed with RSA and SHA-1, which one may still check but not make.")
        {
            Breaks = RfcSentences.NoSha1Signing,
            Needs = NeedsRsa,
            Expect = Secure("rrsig-algorithm-sha1"),
            Plan = zone => zone.WithAlgorithm(zone.Denial.Kind == DenialKind.Nsec3 ? SecurityAlgorithm.RsaSha1Nsec3Sha1 : SecurityAlgorithm.RsaSha1), // RFC 5155 §2: with NSEC3 the number is another
        },
        new("zone-of-rsasha512", FaultArea.Keys, "The zone is signed with RSA and SHA-512, which is sound and not recommended.")
        {
            Breaks = ("RFC 8624 §3.1", "RSASHA512 is not recommended for signing, because it is not widely deployed; validators must implement it."),
            Needs = NeedsRsa,
            Expect = Secure("rrsig-algorithm-not-recommended"),
            Plan = zone => zone.WithAlgorithm(SecurityAlgorithm.RsaSha512),
        },
        new("zsk-under-other-algorithm", FaultArea.Keys, "The ZSK is published and signs under the number of a sister algorithm.")
        {
            Breaks = RfcSentences.PublicKeyField,
            Needs = zone => KeySetFaults.NeedsZsk(zone) ?? (zone.Algorithm().Number is 8 or 13 or 15 ? null : "its algorithm has no sister"),
            Expect = zone => zone.IsRsa()
                ? new(ExpectedStatus.Bogus, "rrsig-other-hash")
                : new(ExpectedStatus.Bogus, "rrsig-key-malformed") { Must = ["dnskey-bad-length"] },
            Keys = site =>
            {
                foreach (var key in site.Zsks())
                {
                    key.Publish(algorithm: new SecurityAlgorithm(key.Record.Algorithm.Number switch { 8 => 10, 13 => 14, _ => 16 }));
                }
            },
        },
        new("second-algorithm-whole", FaultArea.Keys, "Keys of a second algorithm sign everything too, and the DS names the first alone, which is allowed.")
        {
            Breaks = RfcSentences.AnyPathWillDo,
            Expect = zone => new(ExpectedStatus.Secure) { MustNot = ["rrset-missing-algorithm", "rrsig-missing-for-algorithm", "dnskey-missing-algorithm"] },
            Plan = zone => zone with { Keys = [.. zone.Keys, Second(zone, KeyRole.Ksk) with { HasDs = false }, Second(zone, KeyRole.Zsk)] },
        },
        new("second-algorithm-signs-keys-only", FaultArea.Keys, "Keys of a second algorithm are published and sign the DNSKEY set, but no data.")
        {
            Breaks = RfcSentences.OneRrsigPerAlgorithm,
            Incident = ".gov 2013-08-14",
            Expect = Secure("rrset-missing-algorithm"),
            Plan = zone => zone with { Keys = [.. zone.Keys, Second(zone, KeyRole.Ksk) with { HasDs = false }, Second(zone, KeyRole.Zsk) with { Signs = false }] },
        },
        new("second-algorithm-signs-nothing", FaultArea.Keys, "The DS set and the DNSKEY set have a second algorithm, with which nothing is signed.")
        {
            Breaks = RfcSentences.DnskeyByDsAlgorithms,
            Expect = Secure("rrsig-missing-for-ds-algorithm", "rrset-missing-algorithm"),
            Plan = zone => zone with { Keys = [.. zone.Keys, Second(zone, KeyRole.Ksk) with { Signs = false, HasDs = true }, Second(zone, KeyRole.Zsk) with { Signs = false }] },
        },
    ];

    private static KeyDescription Second(ZoneDescription zone, KeyRole role) => new(role, zone.AnotherAlgorithm()) { Name = "second" };

    private static Fault Unsupported(string name, SecurityAlgorithm algorithm, string code, string summary) => new(name, FaultArea.Keys, summary)
    {
        Breaks = algorithm == SecurityAlgorithm.EccGost ? RfcSentences.GostRetired : RfcSentences.UnsupportedAlgorithm,
        Expect = Insecure(code),
        Keys = site =>
        {
            foreach (var key in site.Zone.Keys)
            {
                key.Publish(algorithm: algorithm);
            }
        },
    };
}
