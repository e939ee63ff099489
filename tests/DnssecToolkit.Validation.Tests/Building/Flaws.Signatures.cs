using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>A subject for each code about signatures, DS records, keys and anchors, with that flaw and no other.</summary>
internal static partial class Flaws
{
    private static readonly SecurityAlgorithm Unknown = new(200);

    /// <summary>Every flaw.</summary>
    public static IReadOnlyList<Flaw> All { get; } = [.. OfSignatures(), .. OfRRsets(), .. OfDsSets(), .. OfKeySets(), .. OfLinks()];

    public static Flaw Of(string code) => All.First(flaw => flaw.Code == code);

    private static IEnumerable<Flaw> OfSignatures()
    {
        var at = Subjects.At;
        var www = Subjects.Www;
        var zsk = SigningKey.Zsk;
        var rsa = SigningKey.Rsa;
        var good = zsk.Sign(www);

        yield return new("rrsig-expired", Subjects.Check(zsk.Sign(www, expiration: at.AddSeconds(-1)), [zsk]));
        yield return new("rrsig-not-yet-valid", Subjects.Check(zsk.Sign(www, inception: at.AddSeconds(1)), [zsk]));
        yield return new("rrsig-expires-before-inception", Subjects.Check(zsk.Sign(www, inception: at.AddDays(7), expiration: at.AddDays(-7)), [zsk]));

        var sub = Subjects.Address("www.sub.example.", "192.0.2.81");
        yield return new("rrsig-signer-above", Subjects.Check(zsk.Sign(sub), [SigningKey.Stranger], set: sub, zone: DomainName.Parse("sub.example.")));
        yield return new("rrsig-signer-below", Subjects.Check(zsk.Sign(www, signer: DomainName.Parse("www.example.")), [zsk]));
        yield return new("rrsig-signer-beside", Subjects.Check(zsk.Sign(www, signer: DomainName.Parse("example.net.")), [zsk]));
        yield return new("rrsig-labels-exceed-owner", Subjects.Check(good.With(labels: 5), [zsk]));

        yield return new("rrsig-algorithm-differs", Subjects.Check(good.With(algorithm: SecurityAlgorithm.EcdsaP384Sha384), [zsk]));
        yield return new("rrsig-key-missing", Subjects.Check(good, [SigningKey.Ksk]));
        var revoked = zsk.As(flags: 384);
        yield return new("rrsig-key-revoked", Subjects.Check(revoked.Sign(www), [revoked]));
        var noZoneKey = zsk.As(flags: 1);
        yield return new("rrsig-key-not-zone-key", Subjects.Check(noZoneKey.Sign(www), [noZoneKey]));
        var wrongProtocol = zsk.As(protocol: 2);
        yield return new("rrsig-key-wrong-protocol", Subjects.Check(wrongProtocol.Sign(www), [wrongProtocol]));
        var noModulus = rsa.As(publicKey: new byte[] { 3, 1, 0, 1 });
        yield return new("rrsig-key-malformed", Subjects.Check(noModulus.Sign(www), [noModulus]));

        yield return new("rrsig-empty", Subjects.Check(good.With(signature: ReadOnlyMemory<byte>.Empty), [zsk]));
        yield return new("rrsig-wrong-length", Subjects.Check(good.With(signature: ToDer(good.Signature.Span)), [zsk]));
        yield return new("rrsig-out-of-range", Subjects.Check(good.With(signature: Enumerable.Repeat((byte)0xff, 64).ToArray()), [zsk]));
        yield return new("rrsig-point-not-on-curve", NoPoint());

        var flipped = good.Signature.ToArray();
        flipped[40] ^= 0x10;
        yield return new("rrsig-bit-flipped", Subjects.Check(good.With(signature: flipped), [zsk]));
        var byOther = SigningKey.OtherRsa.Sign(www).With(keyTag: rsa.Tag);
        yield return new("rrsig-made-by-other-key", Subjects.Check(byOther, [rsa]), Subjects.Context(good: 3));
        yield return new("rrsig-padding-noise", Subjects.Check(byOther, [rsa]), Subjects.Context(good: 0, bad: 1));
        yield return new("rrsig-other-hash", Subjects.Check(Sha1Inside(www), [rsa]));
        yield return new("rrsig-padding-malformed", Subjects.Check(BareDigestInside(www), [rsa]));
        var before = Subjects.Address("www.example.", "192.0.2.1");
        yield return new("rrsig-digest-differs", Subjects.Check(rsa.Sign(www, over: before), [rsa]));
        yield return new("rrsig-invalid", Subjects.Check(zsk.Sign(www, over: before), [zsk]), Subjects.Context(good: 4, bad: 1));

        yield return new("rrsig-algorithm-prohibited", Subjects.Check(good.With(algorithm: SecurityAlgorithm.EccGost), [zsk]));
        yield return new("rrsig-algorithm-unsupported", Subjects.Check(good.With(algorithm: Unknown), [zsk]));
        var private200 = zsk.As(algorithm: Unknown);
        var with200 = ResolverPolicies.Rfc with { Algorithms = ResolverPolicies.Rfc.Algorithms.Add(Unknown) };
        yield return new("rrsig-algorithm-not-checkable", Subjects.Check(private200.Sign(www), [private200], with200), Subjects.Context(with200));
        yield return new("rrsig-tag-collision-tried", Subjects.Check(good, [Twin(zsk), zsk]));

        yield return new("rrsig-within-skew", Subjects.Check(zsk.Sign(www, expiration: at.AddMinutes(-1)), [zsk], ResolverPolicies.Unbound), Subjects.Context(ResolverPolicies.Unbound));
        yield return new("rrsig-near-expiry", Subjects.Check(zsk.Sign(www, expiration: at.AddMinutes(4)), [zsk]));
        yield return new("rrsig-just-begun", Subjects.Check(zsk.Sign(www, inception: at.AddMinutes(-1)), [zsk]));
        yield return new("rrsig-lifetime-long", Subjects.Check(zsk.Sign(www, expiration: at.AddDays(365)), [zsk]));
        yield return new("rrsig-lifetime-short", Subjects.Check(zsk.Sign(www, inception: at.AddHours(-3), expiration: at.AddHours(3)), [zsk]));

        var sha1 = SigningKey.Make(SecurityAlgorithm.RsaSha1Nsec3Sha1, 5, 256, 1024);
        yield return new("rrsig-algorithm-sha1", Subjects.Check(sha1.Sign(www), [sha1]));
        var sha512 = SigningKey.Make(SecurityAlgorithm.RsaSha512, 5, 256, 1024);
        yield return new("rrsig-algorithm-not-recommended", Subjects.Check(sha512.Sign(www), [sha512]));
    }

    private static IEnumerable<Flaw> OfRRsets()
    {
        var at = Subjects.At;
        var www = Subjects.Www;
        var zsk = SigningKey.Zsk;
        var good = zsk.Sign(www);

        yield return new("rrsig-missing", Subjects.Check(Subjects.Seen(www, []), [zsk]));
        yield return new("rrset-no-supported-signature", Subjects.Check(Subjects.Seen(www, [good.With(algorithm: Unknown)]), [zsk])) { Companions = ["rrsig-algorithm-unsupported"] };
        var two = ResolverPolicies.Rfc with { Budget = new ValidationBudget { SignaturesPerRRset = 2 } };
        Rrsig[] three = [good, zsk.Sign(www, expiration: at.AddDays(8)), zsk.Sign(www, expiration: at.AddDays(9))];
        yield return new("rrset-too-many-signatures", Subjects.Check(Subjects.Seen(www, three), [zsk], two), Subjects.Context(two));
        var one = ResolverPolicies.Rfc with { Budget = new ValidationBudget { KeysPerSignature = 1 } };
        yield return new("rrsig-budget-spent", Subjects.Check(Subjects.Seen(www, [good]), [Twin(zsk), zsk], one), Subjects.Context(one));

        var raised = Subjects.Address("www.example.", "192.0.2.80", ttl: 7200);
        yield return new("rrset-ttl-above-original", Subjects.Check(Subjects.Seen(raised, [good], signatureTtl: 3600), [zsk]));
        yield return new("rrsig-ttl-above-original", Subjects.Check(Subjects.Seen(www, [good], signatureTtl: 86400), [zsk]));
        yield return new("rrset-rrsig-ttl-differ", Subjects.Check(Subjects.Seen(www, [good], signatureTtl: 1800), [zsk]));
        yield return new("rrset-missing-algorithm", Subjects.Check(Subjects.Seen(www, [good]), [zsk, SigningKey.Rsa]));
        yield return new("rrset-ttl-beyond-expiration", Subjects.Check(Subjects.Seen(www, [zsk.Sign(www, expiration: at.AddMinutes(30))]), [zsk]));
    }

    /// <summary>Another key with the same tag: the tag is a sum of 16-bit words, so words may change places.</summary>
    private static SigningKey Twin(SigningKey key)
    {
        var length = key.Public.PublicKey.Length;
        for (var i = 0; i + 2 <= length; i += 2)
        {
            for (var j = i + 2; j + 2 <= length; j += 2)
            {
                var octets = key.Public.PublicKey.ToArray();
                (octets[i], octets[i + 1], octets[j], octets[j + 1]) = (octets[j], octets[j + 1], octets[i], octets[i + 1]);
                var twin = key.As(publicKey: octets);
                if (!octets.AsSpan().SequenceEqual(key.Public.PublicKey.Span)
                    && (key.Public.Algorithm != SecurityAlgorithm.Ed25519 || PublicKey.Parse(twin.Public) is { Problem: null, Oddities.IsEmpty: true }))
                {
                    return twin;
                }
            }
        }

        throw new InvalidOperationException("no twin was found");
    }

    /// <summary>The DER form that cryptographic libraries make.</summary>
    private static byte[] ToDer(ReadOnlySpan<byte> signature)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(new BigInteger(signature[..32], isUnsigned: true, isBigEndian: true));
            der.WriteInteger(new BigInteger(signature[32..], isUnsigned: true, isBigEndian: true));
        }

        return der.Encode();
    }

    /// <summary>An Ed25519 signature whose first octets are no point.</summary>
    private static SignatureCheck NoPoint()
    {
        var signature = SigningKey.Ed25519.Sign(Subjects.Www);
        for (var first = 0; first < 256; first++)
        {
            var octets = signature.Signature.ToArray();
            octets[0] = (byte)first;
            var check = Subjects.Check(signature.With(signature: octets), [SigningKey.Ed25519]);
            if (check.Trials[0].Outcome is SignatureOutcome.Invalid { Reason: InvalidSignatureReason.PointNotOnCurve })
            {
                return check;
            }
        }

        throw new InvalidOperationException("every octet gave a point");
    }

    /// <summary>Signed by the right key, but with SHA-1 under algorithm 8.</summary>
    private static Rrsig Sha1Inside(RRset set)
    {
        var unsigned = SigningKey.Rsa.Sign(set).With(signature: ReadOnlyMemory<byte>.Empty);
        var sameNumbers = SigningKey.Make(SecurityAlgorithm.RsaSha1, 5, 256, 1024).Private;
        return unsigned.With(signature: sameNumbers.Sign(SignedData.Build(set, unsigned)));
    }

    /// <summary>Signed by the right key, but the digest stands in the padding without the name of its hash.</summary>
    private static Rrsig BareDigestInside(RRset set)
    {
        var fields = SigningKey.Rsa.Private.Export().Split('\n').Select(line => line.Split(": ")).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        BigInteger Field(string name) => new(Convert.FromBase64String(fields[name]), isUnsigned: true, isBigEndian: true);
        var unsigned = SigningKey.Rsa.Sign(set).With(signature: ReadOnlyMemory<byte>.Empty);
        byte[] digest = SHA256.HashData(SignedData.Build(set, unsigned));
        byte[] encoded = [0, 1, .. Enumerable.Repeat((byte)0xff, 128 - 3 - digest.Length), 0, .. digest];
        var signature = BigInteger.ModPow(new BigInteger(encoded, isUnsigned: true, isBigEndian: true), Field("PrivateExponent"), Field("Modulus")).ToByteArray(isUnsigned: true, isBigEndian: true);
        return unsigned.With(signature: (byte[])[.. new byte[128 - signature.Length], .. signature]);
    }
}
