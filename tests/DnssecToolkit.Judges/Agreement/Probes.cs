using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>The questions about resolvers that sources leave open, each as a small world to ask them with.</summary>
public static partial class Probes
{
    private const string Everything = "www A | nx A | www MX | x.wild A | alias A | a.moved A | away A | www.signed A | www.unsigned A | b.ent A | unsigned DS | @ DNSKEY";

    /// <summary>All probes.</summary>
    public static ImmutableArray<Probe> All =>
        [.. Healthy, .. Times, .. Signatures, .. KeySets, .. DelegationSigners, .. Sizes, .. Denials, .. Iterations, .. Aliases, .. Hostile, .. QuestionTypes];

    private static IEnumerable<Probe> Healthy =>
    [
        new("healthy-nsec", Everything),
        new("healthy-nsec3", Everything) { Denial = DenialDescription.Nsec3 },
        new("healthy-optout", Everything) { Denial = DenialDescription.OptOutNsec3 },
        new("healthy-compact", "www A | nx A | www MX | b.ent A | x.wild A") { Denial = DenialDescription.Compact },
        .. ((byte[])[5, 7, 8, 10, 13, 14, 15, 16]).Select(number => new Probe($"healthy-alg{number}", "www A | nx A") { Algorithm = new SecurityAlgorithm(number), Denial = number == 5 ? DenialDescription.Nsec : DenialDescription.Nsec3 }),
        new("csk", "www A | nx A") { Plan = zone => zone with { Keys = KeyDescription.Single(SecurityAlgorithm.EcdsaP256Sha256) } },
        new("csk-without-sep", "www A | nx A")
        {
            Plan = zone => zone with { Keys = KeyDescription.Single(SecurityAlgorithm.EcdsaP256Sha256) },
            Keys = site => site.Zone.Keys[0].Publish(flags: 256),
        },
    ];

    private static IEnumerable<Probe> Times =>
    [
        Timed("expired-1min", end: -60),
        Timed("expired-50min", end: -3000),
        Timed("expired-70min", end: -4200),
        Timed("expired-23h", end: -82_800),
        Timed("expired-25h", end: -90_000),
        Timed("short-expired-50min", start: -30_000, end: -3000),
        Timed("short-expired-70min", start: -30_000, end: -4200),
        Timed("future-20s", start: 20),
        Timed("future-120s", start: 120),
        Timed("future-50min", start: 3000),
        Timed("future-23h", start: 82_800),
        Timed("future-25h", start: 90_000),
        Timed("inverted", start: 3600, end: -3600),
        Timed("inverted-valid-now", start: -3600, end: -7200),
        Timed("no-duration", start: -60, end: -60),
        Timed("very-long", start: -100_000_000, end: 1_000_000_000),
        Timed("half-the-circle", start: -10_000, end: int.MaxValue - 20_000L),
    ];

    private static Probe Timed(string name, long start = -864_000, long end = 864_000) => new(name)
    {
        AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields
        {
            Inception = SignatureTime.FromInstant(Now.AddSeconds(start)),
            Expiration = SignatureTime.FromInstant(Now.AddSeconds(end)),
        }),
    };

    /// <summary>The clock of this run; the worlds are of today, since resolvers are.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static IEnumerable<Probe> Signatures =>
    [
        new("flipped") { AfterSigning = site => site.Target.ChangeSignatures(Flip) },
        new("missing") { AfterSigning = site => site.Target.Signatures.Clear() },
        new("bad-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, Flip(site.Target.Signatures[0])) },
        new("good-then-bad") { AfterSigning = site => site.Target.Signatures.Add(Flip(site.Target.Signatures[0])) },
        new("three-bad-then-good") { AfterSigning = site => site.Target.Signatures.InsertRange(0, [Flip(site.Target.Signatures[0]), Flip(site.Target.Signatures[0], 1), Flip(site.Target.Signatures[0], 2)]) },
        new("unknown-tag-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, site.Zone.Sign(site.Target, site.Zone.Zsk, new SignatureFields { KeyTag = 4711 })) },
        new("expired-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, site.Zone.Sign(site.Target, site.Zone.Zsk, new SignatureFields { Inception = At(-900_000), Expiration = At(-300_000) })) },
        new("future-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, site.Zone.Sign(site.Target, site.Zone.Zsk, new SignatureFields { Inception = At(300_000), Expiration = At(900_000) })) },
        new("unknown-algorithm-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, site.Zone.Sign(site.Target, site.Zone.Zsk, new SignatureFields { Algorithm = new SecurityAlgorithm(200) })) },
        new("unknown-algorithm-only") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Algorithm = new SecurityAlgorithm(200) }) },
        new("wrong-tag") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { KeyTag = 4711 }) },
        new("other-key-same-tag") { AfterSigning = site => SignWith(site, site.Target, site.Zone.Stranger(site.Zone.Zsk), site.Zone.Zsk.Tag) },
        new("signed-by-ksk-only") { AfterSigning = site => SignWith(site, site.Target, site.Zone.Ksk, site.Zone.Ksk.Tag) },
        new("signer-above") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { SignersName = site.Parent.Apex }) },
        new("signer-above-by-parent-key") { AfterSigning = site => SignAs(site, site.Parent.Zsk, site.Parent.Apex) },
        new("signer-root-by-parent-key") { AfterSigning = site => SignAs(site, site.Parent.Zsk, DomainName.Root) },
        new("signer-below") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { SignersName = site.Name }) },
        new("signer-beside") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { SignersName = site.Zone.Name("other") }) },
        new("signer-other-case") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { SignersName = DomainName.Parse(site.Zone.Apex.ToString().ToUpperInvariant()) }) },
        new("signer-beside-then-good") { AfterSigning = site => site.Target.Signatures.Insert(0, site.Zone.Sign(site.Target, site.Zone.Zsk, new SignatureFields { SignersName = site.Zone.Name("other") })) },
        new("labels-too-many") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Labels = 9 }) },
        new("labels-too-few") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Labels = 2 }) },
        new("labels-zero") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Labels = 0 }) },
        new("original-ttl-smaller") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { OriginalTtl = 60 }) },
        new("original-ttl-larger") { AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { OriginalTtl = 86_400 }) },
        new("rrsig-ttl-differs") { AfterSigning = site => site.Target.SignatureTtl = 77 },
        new("empty-signature") { AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(signature: ReadOnlyMemory<byte>.Empty)) },
        new("short-signature") { AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(signature: rrsig.Signature[..40])) },
        new("long-signature") { AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(signature: (byte[])[.. rrsig.Signature.Span, 0])) },
        new("record-added") { AfterSigning = site => site.Target.Data.Add(new A(System.Net.IPAddress.Parse("192.0.2.66"))) },
        new("record-removed", "@ MX") { Contents = site => site.Target.Data.Add(new Mx(20, site.Zone.Name("www"))), AfterSigning = site => site.Target.Data.RemoveAt(0) },
        new("ns-unsigned", "www A | @ NS") { AfterSigning = site => site.Zone.Set("@", RecordType.Ns).Signatures.Clear() },
        new("ns-bad", "www A | @ NS") { AfterSigning = site => site.Zone.Set("@", RecordType.Ns).ChangeSignatures(Flip) },
        new("glue-bad", "www A | ns1 A") { AfterSigning = site => site.Zone.Set("ns1", RecordType.A).ChangeSignatures(Flip) },
        new("glue-unsigned", "www A | ns1 A") { AfterSigning = site => site.Zone.Set("ns1", RecordType.A).Signatures.Clear() },
        new("soa-bad", "www A | nx A | www MX | @ SOA") { AfterSigning = site => site.Zone.Set("@", RecordType.Soa).ChangeSignatures(Flip) },
        new("soa-unsigned", "www A | nx A | www MX | @ SOA") { AfterSigning = site => site.Zone.Set("@", RecordType.Soa).Signatures.Clear() },
        new("soa-missing", "nx A | www MX") { Response = message => message.Without(record => record.Type == RecordType.Soa || (record.Data is Rrsig { TypeCovered: var covered } && covered == RecordType.Soa)) },
        new("soa-expired", "nx A | www MX") { AfterSigning = site => site.Zone.Resign(site.Zone.Set("@", RecordType.Soa), new SignatureFields { Inception = At(-900_000), Expiration = At(-300_000) }) },
        new("authority-ns-bad") { Response = AddNs, AfterSigning = site => site.Zone.Set("@", RecordType.Ns).ChangeSignatures(Flip) },
        new("foreign-authority-set") { Response = message => message.Answer.IsEmpty ? message : message.With(authority: [.. message.Authority, new ResourceRecord(DomainName.Parse("victim."), RecordClass.Internet, 60, new Ns(DomainName.Parse("ns.victim.")))]) },
    ];

    private static Message AddNs(Message message)
    {
        if (message.Answer.IsEmpty || message.Question is not { } question || question.Type != RecordType.A)
        {
            return message;
        }

        var apex = question.Name.Ancestor(2);
        var ns = new RRset(apex, RecordClass.Internet, 3600, [new Ns(DomainName.Read("ns1", apex).Value)]);
        var signature = new Rrsig(RecordType.Ns, SecurityAlgorithm.EcdsaP256Sha256, 2, 3600, At(864_000), At(-3600), 1, apex, new byte[64]);
        return message.With(authority: [.. ns.Records, new ResourceRecord(apex, RecordClass.Internet, 3600, signature)]);
    }

    internal static SignatureTime At(long seconds) => SignatureTime.FromInstant(Now.AddSeconds(seconds));

    internal static Rrsig Flip(Rrsig rrsig) => Flip(rrsig, 0);

    internal static Rrsig Flip(Rrsig rrsig, int octet)
    {
        var changed = rrsig.Signature.ToArray();
        changed[changed.Length / 2 + octet] ^= 0x40;
        return rrsig.With(signature: changed);
    }

    internal static Rrsig With(this Rrsig rrsig, ReadOnlyMemory<byte> signature) =>
        new(rrsig.TypeCovered, rrsig.Algorithm, rrsig.Labels, rrsig.OriginalTtl, rrsig.Expiration, rrsig.Inception, rrsig.KeyTag, rrsig.SignersName, signature);

    private static void SignWith(FaultSite site, ZoneSet set, ZoneKey key, ushort tag)
    {
        set.Signatures.Clear();
        set.Signatures.Add(site.Zone.Sign(set, key, new SignatureFields { KeyTag = tag }));
    }

    private static void SignAs(FaultSite site, ZoneKey key, DomainName signer)
    {
        site.Target.Signatures.Clear();
        site.Target.Signatures.Add(site.Zone.Sign(site.Target, key, new SignatureFields { SignersName = signer }));
    }

    private static IEnumerable<Probe> KeySets =>
    [
        new("ksk-revoked") { BeforeSigning = site => ChangeKey(site, site.Zone.Ksk, flags: 257 | 128) },
        new("ksk-revoked-ds-follows") { Keys = site => site.Zone.Ksk.Publish(flags: 257 | 128) },
        new("zsk-revoked") { Keys = site => site.Zone.Zsk.Publish(flags: 256 | 128) },
        new("zsk-no-zone-flag") { Keys = site => site.Zone.Zsk.Publish(flags: 0) },
        new("ksk-no-zone-flag") { Keys = site => site.Zone.Ksk.Publish(flags: 1) },
        new("zsk-protocol-1") { Keys = site => site.Zone.Zsk.Publish(protocol: 1) },
        new("ksk-protocol-1") { Keys = site => site.Zone.Ksk.Publish(protocol: 1) },
        new("zsk-reserved-flags") { Keys = site => site.Zone.Zsk.Publish(flags: 256 | 0x4000) },
        .. ((ushort[])[0x8000, 0x2000, 0x0800, 0x0400, 0x0200, 0x0040, 0x0008, 0x0002]).Select(flag =>
            new Probe(string.Create(CultureInfo.InvariantCulture, $"zsk-reserved-flag-{flag:x4}")) { Keys = site => site.Zone.Zsk.Publish(flags: (ushort)(256 | flag)) }),
        new("zsk-sep") { Keys = site => site.Zone.Zsk.Publish(flags: 257) },
        new("zsk-missing") { BeforeSigning = site => site.KeySet.Data.Remove(site.Zone.Zsk.Record) },
        new("ksk-missing") { BeforeSigning = site => site.KeySet.Data.Remove(site.Zone.Ksk.Record) },
        new("keyset-unsigned") { AfterSigning = site => site.KeySet.Signatures.Clear() },
        new("keyset-bad") { AfterSigning = site => site.KeySet.ChangeSignatures(Flip) },
        new("keyset-signed-by-zsk-only") { AfterSigning = site => SignWith(site, site.KeySet, site.Zone.Zsk, site.Zone.Zsk.Tag) },
        new("keyset-signed-by-both-ksk-bad") { AfterSigning = site => { site.KeySet.ChangeSignatures(Flip); site.KeySet.Signatures.Add(site.Zone.Sign(site.KeySet, site.Zone.Zsk)); } },
        new("keyset-zsk-bad-ksk-good") { AfterSigning = site => site.KeySet.Signatures.Insert(0, Flip(site.Zone.Sign(site.KeySet, site.Zone.Zsk))) },
        new("keyset-absent") { AfterSigning = site => site.Zone.Remove(site.Zone.Apex, RecordType.Dnskey) },
        new("keyset-with-malformed-key") { BeforeSigning = site => site.KeySet.Data.Add(new Dnskey(256, 3, SecurityAlgorithm.EcdsaP256Sha256, new byte[] { 1, 2, 3 })) },
        new("keyset-with-empty-key") { BeforeSigning = site => site.KeySet.Data.Add(new Dnskey(256, 3, SecurityAlgorithm.EcdsaP256Sha256, Array.Empty<byte>())) },
        new("keyset-with-unknown-algorithm") { BeforeSigning = site => site.KeySet.Data.Add(new Dnskey(256, 3, new SecurityAlgorithm(200), new byte[40])) },
        new("zsk-malformed") { BeforeSigning = site => ChangeKey(site, site.Zone.Zsk, publicKey: site.Zone.Zsk.Record.PublicKey[..63], keepTag: true) },
        .. TagCollisions(),
        new("second-algorithm-unsigned") { BeforeSigning = site => site.KeySet.Data.Add(Key("second", SecurityAlgorithm.Ed25519).ToDnskey(257)) },
        new("second-algorithm-in-ds-unsigned")
        {
            Contents = site => site.DsSet.Data.Add(DsDigest.ToDs(site.Zone.Apex, Key("second", SecurityAlgorithm.Ed25519).ToDnskey(257), DigestType.Sha256)!),
            BeforeSigning = site => site.KeySet.Data.Add(Key("second", SecurityAlgorithm.Ed25519).ToDnskey(257)),
        },
        new("two-algorithms-one-expired")
        {
            Plan = zone => zone with { Keys = [.. KeyDescription.Pair(SecurityAlgorithm.EcdsaP256Sha256), .. KeyDescription.Pair(SecurityAlgorithm.Ed25519)] },
            AfterSigning = site => { var first = site.Target.Signatures[0].Algorithm; site.Target.ChangeSignatures(rrsig => rrsig.Algorithm == first ? Flip(rrsig) : rrsig); },
        },
        new("two-algorithms-other-bad")
        {
            Plan = zone => zone with { Keys = [.. KeyDescription.Pair(SecurityAlgorithm.EcdsaP256Sha256), .. KeyDescription.Pair(SecurityAlgorithm.Ed25519)] },
            AfterSigning = site => { var first = site.Target.Signatures[0].Algorithm; site.Target.ChangeSignatures(rrsig => rrsig.Algorithm == first ? rrsig : Flip(rrsig)); },
        },
        new("two-algorithms-keyset-one-bad")
        {
            Plan = zone => zone with { Keys = [.. KeyDescription.Pair(SecurityAlgorithm.EcdsaP256Sha256), .. KeyDescription.Pair(SecurityAlgorithm.Ed25519)] },
            AfterSigning = site => { var first = site.KeySet.Signatures[0].Algorithm; site.KeySet.ChangeSignatures(rrsig => rrsig.Algorithm == first ? Flip(rrsig) : rrsig); },
        },
        new("two-algorithms-keyset-other-bad")
        {
            Plan = zone => zone with { Keys = [.. KeyDescription.Pair(SecurityAlgorithm.EcdsaP256Sha256), .. KeyDescription.Pair(SecurityAlgorithm.Ed25519)] },
            AfterSigning = site => { var first = site.KeySet.Signatures[0].Algorithm; site.KeySet.ChangeSignatures(rrsig => rrsig.Algorithm == first ? rrsig : Flip(rrsig)); },
        },
    ];

    private static PrivateKey Key(string seed, SecurityAlgorithm algorithm, int? bits = null) =>
        PrivateKey.Generate(algorithm, new KeyGeneration { Seed = Encoding.ASCII.GetBytes(seed), SizeInBits = bits });

    private static void ChangeKey(FaultSite site, ZoneKey key, ushort? flags = null, ReadOnlyMemory<byte>? publicKey = null, bool keepTag = false)
    {
        var tag = key.Tag;
        var place = site.KeySet.Data.IndexOf(key.Record);
        key.Publish(flags: flags, publicKey: publicKey);
        key.TagInSignatures = keepTag ? tag : null;
        site.KeySet.Data[place] = key.Record;
    }

    /// <summary>Another key with the tag of the zone's signing key, before or after it in the set as servers send it, with and without signatures of its own.</summary>
    private static IEnumerable<Probe> TagCollisions()
    {
        var (one, two) = SameTag.Value;
        foreach (var (first, second, name) in new[] { (one, two, "a"), (two, one, "b") })
        {
            // The first key signs; the other one only has the same tag.
            var plan = (ZoneDescription zone) => zone with
            {
                Keys = [new KeyDescription(KeyRole.Ksk, SecurityAlgorithm.Ed25519), new KeyDescription(KeyRole.Zsk, SecurityAlgorithm.Ed25519) { Private = first }],
            };
            var publish = (FaultSite site) => site.KeySet.Data.Add(second.ToDnskey(256));
            yield return new($"tag-collision-{name}", "www A | nx A") { Plan = plan, BeforeSigning = publish };
            yield return new($"tag-collision-both-sign-{name}", "www A")
            {
                Plan = plan,
                BeforeSigning = publish,
                AfterSigning = site => site.Target.Signatures.Add(site.Zone.Sign(site.Target, new ZoneKey(KeyRole.Zsk, second, 256))),
            };
            yield return new($"tag-collision-other-bad-{name}", "www A")
            {
                Plan = plan,
                BeforeSigning = publish,
                AfterSigning = site => site.Target.Signatures.Insert(0, Flip(site.Zone.Sign(site.Target, new ZoneKey(KeyRole.Zsk, second, 256)))),
            };
            yield return new($"tag-collision-ksk-{name}", "www A")
            {
                Plan = zone => zone with { Keys = [new KeyDescription(KeyRole.Csk, SecurityAlgorithm.Ed25519) { Private = first }] },
                BeforeSigning = site => site.KeySet.Data.Add(second.ToDnskey(257)),
            };
        }
    }

    private static readonly Lazy<(PrivateKey, PrivateKey)> SameTag = new(() =>
    {
        var seen = new Dictionary<ushort, PrivateKey>();
        for (var i = 0; ; i++)
        {
            var key = Key(string.Create(CultureInfo.InvariantCulture, $"collision {i}"), SecurityAlgorithm.Ed25519);
            var tag = KeyTag.Of(key.ToDnskey(256));
            if (seen.TryGetValue(tag, out var other))
            {
                return (other, key);
            }

            seen.Add(tag, key);
        }
    });
}
