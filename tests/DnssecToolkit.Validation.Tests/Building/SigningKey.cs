using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>A private key with the DNSKEY that publishes it. The same seed gives the same key in every run.</summary>
internal sealed record SigningKey(PrivateKey Private, Dnskey Public)
{
    /// <summary>The key signing key of the zone, ECDSA P-256.</summary>
    public static SigningKey Ksk { get; } = Make(SecurityAlgorithm.EcdsaP256Sha256, 1, 257);

    /// <summary>The zone signing key of the zone, ECDSA P-256.</summary>
    public static SigningKey Zsk { get; } = Make(SecurityAlgorithm.EcdsaP256Sha256, 2, 256);

    /// <summary>A key that the zone does not publish.</summary>
    public static SigningKey Stranger { get; } = Make(SecurityAlgorithm.EcdsaP256Sha256, 3, 257);

    /// <summary>The key of the parent zone.</summary>
    public static SigningKey Parent { get; } = Make(SecurityAlgorithm.EcdsaP256Sha256, 4, 256);

    /// <summary>An RSA key of 1024 bits, and another one.</summary>
    public static SigningKey Rsa { get; } = Make(SecurityAlgorithm.RsaSha256, 5, 256, 1024);

    /// <summary>Another RSA key of the same size.</summary>
    public static SigningKey OtherRsa { get; } = Make(SecurityAlgorithm.RsaSha256, 6, 256, 1024);

    /// <summary>An Ed25519 key.</summary>
    public static SigningKey Ed25519 { get; } = Make(SecurityAlgorithm.Ed25519, 7, 256);

    /// <summary>The key tag.</summary>
    public ushort Tag => KeyTag.Of(Public);

    /// <summary>The key as a key set lists it.</summary>
    public KeyInSet InSet => new(Public, Tag);

    public static SigningKey Make(SecurityAlgorithm algorithm, byte seed, ushort flags, int? bits = null)
    {
        var key = PrivateKey.Generate(algorithm, new KeyGeneration { Seed = new byte[] { seed, 0x5e, 0xed }, SizeInBits = bits });
        return new SigningKey(key, key.ToDnskey(flags));
    }

    /// <summary>The same private key, published otherwise.</summary>
    public SigningKey As(ushort? flags = null, byte? protocol = null, SecurityAlgorithm? algorithm = null, ReadOnlyMemory<byte>? publicKey = null) =>
        this with { Public = new Dnskey(flags ?? Public.Flags, protocol ?? Public.Protocol, algorithm ?? Public.Algorithm, publicKey ?? Public.PublicKey) };

    /// <summary>The signature over a set, a week old and good for another week unless told otherwise.</summary>
    public Rrsig Sign(RRset set, DateTimeOffset? inception = null, DateTimeOffset? expiration = null, DomainName? signer = null, RRset? over = null)
    {
        var unsigned = new Rrsig(
            set.Type, Public.Algorithm, (byte)set.Owner.SignedLabelCount, set.Ttl,
            SignatureTime.FromInstant(expiration ?? Subjects.At.AddDays(7)), SignatureTime.FromInstant(inception ?? Subjects.At.AddDays(-7)),
            Tag, signer ?? Subjects.Zone, default);
        return unsigned.With(signature: Private.Sign(SignedData.Build(over ?? set, unsigned)));
    }

    /// <summary>The DS of the key.</summary>
    public Ds Ds(DigestType? digest = null) => DsDigest.ToDs(Subjects.Zone, Public, digest ?? DigestType.Sha256)!;
}

/// <summary>Records with a field changed.</summary>
internal static class Altered
{
    public static Ds With(this Ds ds, ushort? keyTag = null, SecurityAlgorithm? algorithm = null, DigestType? digestType = null, ReadOnlyMemory<byte>? digest = null) =>
        new(keyTag ?? ds.KeyTag, algorithm ?? ds.Algorithm, digestType ?? ds.DigestType, digest ?? ds.Digest);
}
