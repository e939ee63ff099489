using System.Collections.Immutable;
using System.Numerics;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>What a key of a zone is for (RFC 9499 §11).</summary>
public enum KeyRole
{
    /// <summary>A key-signing key: signs the DNSKEY, CDS and CDNSKEY sets, and the parent's DS names it. Flags 257.</summary>
    Ksk,

    /// <summary>A zone-signing key: signs everything else. Flags 256.</summary>
    Zsk,

    /// <summary>A combined signing key: does both. Flags 257.</summary>
    Csk,
}

/// <summary>A key of a zone, as somebody would describe it who plans the zone.</summary>
/// <param name="Role">What the key is for.</param>
/// <param name="Algorithm">The algorithm of the key.</param>
public sealed record KeyDescription(KeyRole Role, SecurityAlgorithm Algorithm)
{
    /// <summary>Tells keys of the same role apart and is part of the key's seed: another name, another key.</summary>
    public string Name { get; init; } = "1";

    /// <summary>Size of the modulus for RSA (default 2048 for a KSK, 1024 for a ZSK, so that labs are quick); curves ignore it.</summary>
    public int? SizeInBits { get; init; }

    /// <summary>The public exponent of an RSA key; null: 65537.</summary>
    public BigInteger? PublicExponent { get; init; }

    /// <summary>The tag that the key shall have; the lab looks for a public exponent that gives it. Only RSA.</summary>
    public ushort? Tag { get; init; }

    /// <summary>A key to take instead of making one from the seed.</summary>
    public PrivateKey? Private { get; init; }

    /// <summary>Whether the DNSKEY set has it.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Whether it signs: a key that does not is a standby or pre-published key (RFC 7583 §2.1).</summary>
    public bool Signs { get; init; } = true;

    /// <summary>Whether the parent's DS set names it; null: if it is a KSK or CSK that is published.</summary>
    public bool? HasDs { get; init; }

    /// <summary>The signer that holds the private key, for zones of several signers (RFC 8901 §2.1.2, model 2); null: every signer.</summary>
    public string? Signer { get; init; }

    /// <summary>The tag that its signatures carry; null: the tag of its DNSKEY. Another one is a signer's mistake, as in the <c>.de</c> outage of May 2026.</summary>
    public ushort? TagInSignatures { get; init; }

    /// <summary>The usual pair: a KSK and a ZSK of the same algorithm.</summary>
    public static ImmutableArray<KeyDescription> Pair(SecurityAlgorithm algorithm) => [new(KeyRole.Ksk, algorithm), new(KeyRole.Zsk, algorithm)];

    /// <summary>One key that does both.</summary>
    public static ImmutableArray<KeyDescription> Single(SecurityAlgorithm algorithm) => [new(KeyRole.Csk, algorithm)];
}
