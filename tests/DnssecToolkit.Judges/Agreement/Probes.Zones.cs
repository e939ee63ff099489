using System.Globalization;
using System.Numerics;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

public static partial class Probes
{
    private static IEnumerable<Probe> DelegationSigners =>
    [
        Digests("ds-sha1-only", DigestType.Sha1),
        Digests("ds-sha384-only", DigestType.Sha384),
        Digests("ds-sha1-and-sha256", DigestType.Sha1, DigestType.Sha256),
        Digests("ds-sha256-and-sha384", DigestType.Sha256, DigestType.Sha384),
        SpoiledDigest("ds-sha1-bad-sha256-good", DigestType.Sha1, DigestType.Sha1, DigestType.Sha256),
        SpoiledDigest("ds-sha1-good-sha256-bad", DigestType.Sha256, DigestType.Sha1, DigestType.Sha256),
        SpoiledDigest("ds-sha256-good-sha384-bad", DigestType.Sha384, DigestType.Sha256, DigestType.Sha384),
        SpoiledDigest("ds-sha256-bad-sha384-good", DigestType.Sha256, DigestType.Sha256, DigestType.Sha384),
        SpoiledDigest("ds-bad", DigestType.Sha256, DigestType.Sha256),
        new("ds-unknown-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, new DigestType(200), ds.Digest) : data) },
        new("ds-gost-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, new DigestType(3), ds.Digest) : data) },
        new("ds-reserved-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, new DigestType(0), ds.Digest) : data) },
        new("ds-unknown-algorithm") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(200), ds.DigestType, ds.Digest) : data) },
        new("ds-private-algorithm") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(253), ds.DigestType, ds.Digest) : data) },
        new("ds-rsamd5") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(1), ds.DigestType, ds.Digest) : data) },
        new("ds-dsa") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(3), ds.DigestType, ds.Digest) : data) },
        new("ds-gost-algorithm") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(12), ds.DigestType, ds.Digest) : data) },
        new("ds-other-algorithm") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, SecurityAlgorithm.RsaSha256, ds.DigestType, ds.Digest) : data) },
        new("ds-wrong-tag") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds((ushort)(ds.KeyTag ^ 1), ds.Algorithm, ds.DigestType, ds.Digest) : data) },
        new("ds-short-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest[..20]) : data) },
        new("ds-long-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, (byte[])[.. ds.Digest.Span, 0]) : data) },
        new("ds-short-beside-good") { Contents = site => site.DsSet.Data.Insert(0, Cut((Ds)site.DsSet.Data[0])) },
        new("ds-empty-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, ReadOnlyMemory<byte>.Empty) : data) },
        new("ds-unknown-beside-good") { Contents = site => site.DsSet.Data.Add(new Ds(4711, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32])) },
        new("ds-unknown-algorithm-and-bad") { Contents = site => { site.DsSet.ChangeData(Spoil); site.DsSet.Data.Add(new Ds(4711, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32])); } },
        new("ds-unknown-digest-and-bad") { Contents = site => { site.DsSet.ChangeData(Spoil); site.DsSet.Data.Add(new Ds(4711, SecurityAlgorithm.EcdsaP256Sha256, new DigestType(200), new byte[32])); } },
        new("ds-unknown-algorithm-sha1-supported-digest") { Contents = site => site.DsSet.ChangeData(data => data is Ds ds ? new Ds(ds.KeyTag, new SecurityAlgorithm(200), DigestType.Sha1, new byte[20]) : data) },
        new("ds-standby") { Contents = site => site.DsSet.Data.Add(new Ds(4711, SecurityAlgorithm.EcdsaP256Sha256, DigestType.Sha256, new byte[32])) },
        new("ds-standby-other-algorithm") { Contents = site => site.DsSet.Data.Add(new Ds(4711, SecurityAlgorithm.Ed25519, DigestType.Sha256, new byte[32])) },
        new("ds-mismatch-same-tag") { Contents = site => site.DsSet.Data.Insert(0, Spoil(site.DsSet.Data[0])!) },
        new("ds-of-zsk") { Contents = site => site.DsSet.ChangeData(_ => DsDigest.ToDs(site.Zone.Apex, site.Zone.Zsk.Record, DigestType.Sha256)) },
        new("ds-of-zsk-which-signs") { Contents = site => site.DsSet.ChangeData(_ => DsDigest.ToDs(site.Zone.Apex, site.Zone.Zsk.Record, DigestType.Sha256)), AfterSigning = site => site.KeySet.Signatures.Add(site.Zone.Sign(site.KeySet, site.Zone.Zsk)) },
        new("ds-signature-bad", "www A | nx A | @ DS") { AfterSigning = site => site.DsSet.ChangeSignatures(Flip) },
        new("ds-signature-missing", "www A | @ DS") { AfterSigning = site => site.DsSet.Signatures.Clear() },
        new("ds-signature-expired", "www A | @ DS") { AfterSigning = site => site.Parent.Resign(site.DsSet, new SignatureFields { Inception = At(-900_000), Expiration = At(-300_000) }) },
        new("ds-signed-by-child", "www A | @ DS") { AfterSigning = site => { site.DsSet.Signatures.Clear(); site.DsSet.Signatures.Add(site.Zone.Sign(site.DsSet, site.Zone.Ksk)); } },
        new("ds-removed", "www A | nx A") { Contents = site => site.Parent.Remove(site.Zone.Apex, RecordType.Ds) },
        new("ds-removed-after-signing", "www A") { AfterSigning = site => site.Parent.Remove(site.Zone.Apex, RecordType.Ds) },
        new("zone-unsigned-with-ds", "www A | nx A") { Contents = site => site.DsSet.ToString(), Plan = zone => zone, AfterSigning = Strip },
    ];

    private static void Strip(FaultSite site)
    {
        foreach (var set in site.Zone.Sets.ToList())
        {
            if (set.Type == RecordType.Nsec || set.Type == RecordType.Nsec3 || set.Type == RecordType.Dnskey || set.Type == RecordType.Nsec3Param)
            {
                site.Zone.Remove(set.Owner, set.Type);
            }
            else
            {
                set.Signatures.Clear();
            }
        }
    }

    private static Probe Digests(string name, params DigestType[] types) => new(name) { Plan = zone => zone with { DsDigests = [.. types] } };

    private static Probe SpoiledDigest(string name, DigestType spoiled, params DigestType[] types) => new(name)
    {
        Plan = zone => zone with { DsDigests = [.. types] },
        Contents = site => site.DsSet.ChangeData(data => data is Ds ds && ds.DigestType == spoiled ? Spoil(ds) : data),
    };

    private static Rdata? Spoil(Rdata data)
    {
        if (data is not Ds ds)
        {
            return data;
        }

        var digest = ds.Digest.ToArray();
        digest[3] ^= 0x10;
        return new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, digest);
    }

    private static Ds Cut(Ds ds) => new(ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest[..20]);

    private static IEnumerable<Probe> Sizes =>
    [
        .. new (int Bits, int? Exponent)[] { (512, null), (768, null), (1016, null), (1023, null), (1024, 3), (1024, null), (2048, null), (3072, null), (4096, null) }
            .Select(size => new Probe(string.Create(CultureInfo.InvariantCulture, $"rsa-{size.Bits}{(size.Exponent is { } e ? $"-e{e}" : "")}"), "www A | nx A")
            {
                Plan = zone => zone with { Keys = [Rsa(size.Bits, size.Exponent ?? 65537)] },
            }),
        new("rsa-1024-e-35-bits") { Plan = zone => zone with { Keys = [Rsa(1024, BigInteger.Pow(2, 34) + 1)] } },
        new("rsa-1024-e-65-bits") { Plan = zone => zone with { Keys = [Rsa(1024, BigInteger.Pow(2, 64) + 13)] } },
        new("rsa-above-4096") { Plan = zone => zone with { Keys = [new KeyDescription(KeyRole.Csk, SecurityAlgorithm.RsaSha256) { Private = LargeRsa.Value }] } },
        new("rsasha1-512", "www A | nx A") { Plan = zone => zone with { Keys = [Rsa(512, 65537) with { Algorithm = SecurityAlgorithm.RsaSha1 }] } },
        new("rsasha1-1024", "www A | nx A") { Plan = zone => zone with { Keys = [Rsa(1024, 65537) with { Algorithm = SecurityAlgorithm.RsaSha1 }] } },
        new("rsasha1-nsec3-768", "www A | nx A") { Denial = DenialDescription.Nsec3, Plan = zone => zone with { Keys = [Rsa(768, 65537) with { Algorithm = SecurityAlgorithm.RsaSha1Nsec3Sha1 }] } },
        new("rsasha512-1024", "www A") { Plan = zone => zone with { Keys = [Rsa(1024, 65537) with { Algorithm = SecurityAlgorithm.RsaSha512 }] } },
    ];

    /// <summary>A key that the lab would not make: RFC 3110 §2 limits a modulus to 4096 bits.</summary>
    private static readonly Lazy<PrivateKey> LargeRsa = new(() =>
    {
        using var rsa = System.Security.Cryptography.RSA.Create(4112);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        string Field(string name, byte[]? octets) => $"{name}: {Convert.ToBase64String(octets!)}\n";
        return PrivateKey.Import($"Private-key-format: v1.3\nAlgorithm: 8 (RSASHA256)\n{Field("Modulus", key.Modulus)}{Field("PublicExponent", key.Exponent)}{Field("PrivateExponent", key.D)}{Field("Prime1", key.P)}{Field("Prime2", key.Q)}{Field("Exponent1", key.DP)}{Field("Exponent2", key.DQ)}{Field("Coefficient", key.InverseQ)}").Value;
    });

    private static KeyDescription Rsa(int bits, BigInteger exponent) => new(KeyRole.Csk, SecurityAlgorithm.RsaSha256) { SizeInBits = bits, PublicExponent = exponent };

    private static IEnumerable<Probe> Iterations =>
        from iterations in (ushort[])[1, 50, 51, 100, 101, 150, 151, 500, 501, 2500]
        from optOut in (bool[])[false]
        select new Probe(string.Create(CultureInfo.InvariantCulture, $"iterations-{iterations}"), "www A | nx A | www MX | x.wild A | www.unsigned A | www.signed A | b.ent A")
        {
            Denial = new DenialDescription(DenialKind.Nsec3) { Iterations = iterations, OptOut = optOut, Salt = "abcd" },
            // The TLD proves its delegations with NSEC, so that only this zone is in question.
            TldDenial = DenialDescription.Nsec,
        };
}
