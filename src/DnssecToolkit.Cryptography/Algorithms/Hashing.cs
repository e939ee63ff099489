using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>The hash functions of RSA signatures and their DigestInfo prefixes (RFC 8017 §9.2, note 1).</summary>
internal static class Hashing
{
    public static readonly HashFunction[] All =
        [HashFunction.Md5, HashFunction.Sha1, HashFunction.Sha224, HashFunction.Sha256, HashFunction.Sha384, HashFunction.Sha512];

    public static int Length(HashFunction hash) => hash switch
    {
        HashFunction.Md5 => 16,
        HashFunction.Sha1 => 20,
        HashFunction.Sha224 => 28,
        HashFunction.Sha256 => 32,
        HashFunction.Sha384 => 48,
        _ => 64,
    };

    /// <summary>The digest, written to the front of <paramref name="destination"/>; returns its length.</summary>
    /// <exception cref="CryptographicException">The platform has no such hash, or a policy forbids it.</exception>
    public static int Hash(HashFunction hash, ReadOnlySpan<byte> data, Span<byte> destination) => hash switch
    {
        HashFunction.Md5 => MD5.HashData(data, destination),
        HashFunction.Sha1 => SHA1.HashData(data, destination),
        HashFunction.Sha224 => throw new CryptographicException("SHA-224 is not offered by the platform."),
        HashFunction.Sha256 => SHA256.HashData(data, destination),
        HashFunction.Sha384 => SHA384.HashData(data, destination),
        _ => SHA512.HashData(data, destination),
    };

    public static HashAlgorithmName Name(HashFunction hash) => hash switch
    {
        HashFunction.Md5 => HashAlgorithmName.MD5,
        HashFunction.Sha1 => HashAlgorithmName.SHA1,
        HashFunction.Sha256 => HashAlgorithmName.SHA256,
        HashFunction.Sha384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    /// <summary>DER of DigestInfo up to the digest, with NULL parameters.</summary>
    public static ReadOnlySpan<byte> DigestInfo(HashFunction hash) => hash switch
    {
        HashFunction.Md5 => [0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05, 0x00, 0x04, 0x10],
        HashFunction.Sha1 => [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14],
        HashFunction.Sha224 => [0x30, 0x2d, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04, 0x05, 0x00, 0x04, 0x1c],
        HashFunction.Sha256 => [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20],
        HashFunction.Sha384 => [0x30, 0x41, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05, 0x00, 0x04, 0x30],
        _ => [0x30, 0x51, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40],
    };

    /// <summary>The same without the NULL, as some makers have it (RFC 8017 §A.2.4 tolerates it on reading; DNSSEC does not).</summary>
    public static byte[] DigestInfoWithoutParameters(HashFunction hash)
    {
        var full = DigestInfo(hash);
        var nullAt = full.Length - 4; // 05 00 stand before 04 <length>
        byte[] shorter = [.. full[..nullAt], .. full[(nullAt + 2)..]];
        shorter[1] -= 2;
        shorter[3] -= 2;
        return shorter;
    }
}
