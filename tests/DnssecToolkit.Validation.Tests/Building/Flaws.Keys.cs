using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

internal static partial class Flaws
{
    private static IEnumerable<Flaw> OfDsSets()
    {
        var ksk = SigningKey.Ksk;
        var zsk = SigningKey.Zsk;
        var ds = ksk.Ds();
        var other = SigningKey.Stranger.Ds();

        DsSetCheck Set(params Ds[] records) => Subjects.KeySet([ksk, zsk], [ksk], records).DsSet;
        DsSetCheck Key(SigningKey key, Ds record) => Subjects.KeySet([key, zsk], [key], [record]).DsSet;

        var flipped = ds.Digest.ToArray();
        flipped[0] ^= 1;
        yield return new("ds-digest-mismatch", Set(ds.With(digest: flipped)));
        yield return new("ds-other-key", Set(other));
        yield return new("ds-standby", Set(ds, other));
        yield return new("ds-algorithm-mismatch", Set(ds.With(algorithm: SecurityAlgorithm.RsaSha256)));
        yield return new("ds-key-revoked", Key(ksk.As(flags: 385), ds));
        yield return new("ds-fields-differ", Set(ds.With(keyTag: (ushort)(ds.KeyTag + 1))));
        yield return new("ds-digest-length", Set(ds.With(digest: ds.Digest[..31])));
        var noZoneKey = ksk.As(flags: 1);
        yield return new("ds-key-not-zone-key", Key(noZoneKey, noZoneKey.Ds()));
        var wrongProtocol = ksk.As(protocol: 2);
        yield return new("ds-key-wrong-protocol", Key(wrongProtocol, wrongProtocol.Ds()));
        var one = ResolverPolicies.Rfc with { Budget = new ValidationBudget { DsPerZone = 1 } };
        yield return new("ds-budget-spent", Subjects.KeySet([ksk, zsk], [ksk], [ds, ksk.Ds(DigestType.Sha384)], policy: one).DsSet, Subjects.Context(one));
        yield return new("ds-digest-prohibited", Set(ds, ds.With(digestType: DigestType.Gost94)));
        yield return new("ds-algorithm-prohibited", Set(ds, ds.With(algorithm: SecurityAlgorithm.EccGost)));
        yield return new("ds-algorithm-unsupported", Set(ds, ds.With(algorithm: Unknown)));
        yield return new("ds-digest-unsupported", Set(ds, ds.With(digestType: new DigestType(250))));
        yield return new("ds-digest-ignored", Set(ds, ksk.Ds(DigestType.Sha1)));
        yield return new("ds-digest-not-recommended", Set(ksk.Ds(DigestType.Sha1)));
        yield return new("anchor-no-match", Subjects.KeySet([ksk, zsk], [ksk], [other], anchor: true).DsSet);
        yield return new("anchor-key-absent", Subjects.KeySet([ksk, zsk], [ksk], [ds, other], anchor: true).DsSet);
    }

    private static IEnumerable<Flaw> OfKeySets()
    {
        var ksk = SigningKey.Ksk;
        var zsk = SigningKey.Zsk;
        var rsa = SigningKey.Rsa;
        var ed25519 = SigningKey.Ed25519;
        Ds[] ds = [ksk.Ds()];

        KeySetCheck With(params SigningKey[] more) => Subjects.KeySet([ksk, zsk, .. more], [ksk, .. more], ds);
        KeySetCheck Unsigned(SigningKey more) => Subjects.KeySet([ksk, zsk, more], [ksk], ds);

        var noZoneKey = ksk.As(flags: 1);
        yield return new("dnskey-no-zone-key", Subjects.KeySet([noZoneKey], [noZoneKey], [noZoneKey.Ds()]));
        yield return new("dnskey-not-signed-by-ds-key", Subjects.KeySet([ksk, zsk], [zsk], ds));
        yield return new("anchor-not-signing", Subjects.KeySet([ksk, zsk], [zsk], ds, anchor: true));
        yield return new("dnskey-missing-algorithm", Subjects.KeySet([ksk, zsk], [ksk], [.. ds, rsa.Ds()]));
        yield return new("rrsig-missing-for-ds-algorithm", Subjects.KeySet([ksk, zsk, rsa], [ksk], [.. ds, rsa.Ds()]));
        yield return new("rrsig-missing-for-algorithm", Unsigned(ed25519));
        yield return new("dnskey-empty", Unsigned(zsk.As(publicKey: ReadOnlyMemory<byte>.Empty)));
        yield return new("dnskey-bad-length", Unsigned(zsk.As(publicKey: (byte[])[4, .. zsk.Public.PublicKey.Span])));
        yield return new("dnskey-malformed", Unsigned(zsk.As(publicKey: Enumerable.Repeat((byte)0xff, 64).ToArray())));
        yield return new("dnskey-unreadable", Subjects.KeySet([ksk, zsk], [ksk], ds, extra: [new MalformedRdata(RecordType.Dnskey, [1, 1], new ParseError("The data end too early.", Offset: 2))]));
        yield return new("dnskey-wrong-protocol", Unsigned(zsk.As(protocol: 2)));
        yield return new("dnskey-reserved-flags", Unsigned(zsk.As(flags: 256 | 512)));
        yield return new("dnskey-algorithm-prohibited", With(SigningKey.Make(SecurityAlgorithm.EccGost, 8, 256)));
        yield return new("dnskey-algorithm-unsupported", With(zsk.As(algorithm: Unknown)));
        yield return new("dnskey-weak", With(SigningKey.Make(SecurityAlgorithm.RsaSha256, 9, 256, 512)));
        var octets = rsa.Public.PublicKey.Span;
        yield return new("dnskey-oddity", With(rsa.As(publicKey: (byte[])[.. octets[..4], 0, .. octets[4..]])));
        yield return new("dnskey-tag-collision", Subjects.KeySet([ksk, zsk, ed25519, Twin(ed25519)], [ksk, ed25519], ds));
        var revoked = SigningKey.Stranger.As(flags: 385);
        yield return new("dnskey-revoked", With(revoked));
        yield return new("dnskey-revoked-not-signing", Unsigned(revoked));
        yield return new("dnskey-standby", Unsigned(SigningKey.Stranger));
    }

    private static IEnumerable<Flaw> OfLinks()
    {
        var ksk = SigningKey.Ksk;
        var zsk = SigningKey.Zsk;
        yield return new("dnskey-missing-from-servers", new ChainLink(Subjects.Zone, SecurityStatus.Secure)
        {
            KeySets =
            [
                Subjects.KeySet([ksk, zsk], [ksk], [ksk.Ds()], server: "192.0.2.1"),
                Subjects.KeySet([ksk], [ksk], [ksk.Ds()], server: "192.0.2.2"),
            ],
        });

        var dsSet = Subjects.KeySet([ksk, zsk], [ksk], [ksk.Ds()]).DsSet;
        yield return new("dnskey-missing", new MissingKeySet(Subjects.Zone, dsSet, [Subjects.Seen(Subjects.Www, []).Exchange]));
    }
}
