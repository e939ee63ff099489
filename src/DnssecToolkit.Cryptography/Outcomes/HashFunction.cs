namespace DnssecToolkit.Cryptography;

/// <summary>A hash function that an RSA signature can name in its DigestInfo (RFC 8017 §9.2, note 1).</summary>
public enum HashFunction
{
    /// <summary>MD5 (RFC 1321).</summary>
    Md5,

    /// <summary>SHA-1 (FIPS 180-4).</summary>
    Sha1,

    /// <summary>SHA-224 (FIPS 180-4).</summary>
    Sha224,

    /// <summary>SHA-256 (FIPS 180-4).</summary>
    Sha256,

    /// <summary>SHA-384 (FIPS 180-4).</summary>
    Sha384,

    /// <summary>SHA-512 (FIPS 180-4).</summary>
    Sha512,
}
