using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The digest by which a DS record points to a key (RFC 4034 §5.1.4).</summary>
public static class DsDigest
{
    /// <summary>Whether digests of the type can be computed here: SHA-1, SHA-256, GOST R 34.11-94, SHA-384, GOST R 34.11-2012 and SM3.</summary>
    public static bool IsSupported(DigestType type) => Length(type) is not null;

    /// <summary>How many octets a digest of the type has; null for an unknown type.</summary>
    public static int? Length(DigestType type) => type.Number switch
    {
        1 => 20,
        2 or 3 or 5 or 6 => 32,
        4 => 48,
        _ => null,
    };

    /// <summary>The digest of a key under a name; null for an unknown type.</summary>
    public static byte[]? Compute(DomainName owner, Dnskey dnskey, DigestType type)
    {
        // digest = digest_algorithm( DNSKEY owner name | DNSKEY RDATA )
        var name = owner.ToCanonicalWire();
        byte[] input = [.. name, .. dnskey.Wire.Span];
        return Compute(input, type);
    }

    /// <summary>The DS record data for a key under a name; null for an unknown digest type.</summary>
    public static Ds? ToDs(DomainName owner, Dnskey dnskey, DigestType type) =>
        Compute(owner, dnskey, type) is { } digest ? new Ds(KeyTag.Of(dnskey), dnskey.Algorithm, type, digest) : null;

    private static byte[]? Compute(ReadOnlySpan<byte> input, DigestType type) => type.Number switch
    {
        1 => SHA1.HashData(input),
        2 => SHA256.HashData(input),
        3 => GostHash.Digest(is2012: false, input), // RFC 5933 §4
        4 => SHA384.HashData(input),
        5 => GostHash.Digest(is2012: true, input), // RFC 9558 §4
        6 => Sm3Hash.Digest(input), // RFC 9563 §2
        _ => null,
    };
}
