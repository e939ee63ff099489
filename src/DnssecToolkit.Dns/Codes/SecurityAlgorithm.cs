using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The algorithm of a DNSKEY, DS or RRSIG (IANA registry "DNS Security Algorithm Numbers").</summary>
[TypeFormatterSource]
public readonly record struct SecurityAlgorithm(byte Number) : IComparable<SecurityAlgorithm>
{
    /// <summary>Marks a request to remove the DS, 0 (RFC 8078 §4).</summary>
    public static readonly SecurityAlgorithm Delete = new(0);

    /// <summary>RSA/MD5, 1 (RFC 2537, must not be used: RFC 6725).</summary>
    public static readonly SecurityAlgorithm RsaMd5 = new(1);

    /// <summary>Diffie-Hellman, 2 (RFC 2539).</summary>
    public static readonly SecurityAlgorithm DiffieHellman = new(2);

    /// <summary>DSA/SHA-1, 3 (RFC 2536).</summary>
    public static readonly SecurityAlgorithm Dsa = new(3);

    /// <summary>RSA/SHA-1, 5 (RFC 3110).</summary>
    public static readonly SecurityAlgorithm RsaSha1 = new(5);

    /// <summary>DSA for zones with NSEC3, 6 (RFC 5155).</summary>
    public static readonly SecurityAlgorithm DsaNsec3Sha1 = new(6);

    /// <summary>RSA/SHA-1 for zones with NSEC3, 7 (RFC 5155).</summary>
    public static readonly SecurityAlgorithm RsaSha1Nsec3Sha1 = new(7);

    /// <summary>RSA/SHA-256, 8 (RFC 5702).</summary>
    public static readonly SecurityAlgorithm RsaSha256 = new(8);

    /// <summary>RSA/SHA-512, 10 (RFC 5702).</summary>
    public static readonly SecurityAlgorithm RsaSha512 = new(10);

    /// <summary>GOST R 34.10-2001, 12 (RFC 5933, retired: RFC 9906).</summary>
    public static readonly SecurityAlgorithm EccGost = new(12);

    /// <summary>ECDSA P-256/SHA-256, 13 (RFC 6605).</summary>
    public static readonly SecurityAlgorithm EcdsaP256Sha256 = new(13);

    /// <summary>ECDSA P-384/SHA-384, 14 (RFC 6605).</summary>
    public static readonly SecurityAlgorithm EcdsaP384Sha384 = new(14);

    /// <summary>Ed25519, 15 (RFC 8080).</summary>
    public static readonly SecurityAlgorithm Ed25519 = new(15);

    /// <summary>Ed448, 16 (RFC 8080).</summary>
    public static readonly SecurityAlgorithm Ed448 = new(16);

    /// <summary>SM2/SM3, 17 (RFC 9563).</summary>
    public static readonly SecurityAlgorithm Sm2Sm3 = new(17);

    /// <summary>GOST R 34.10-2012, 23 (RFC 9558).</summary>
    public static readonly SecurityAlgorithm EccGost12 = new(23);

    /// <summary>Indirect keys, 252 (RFC 4034).</summary>
    public static readonly SecurityAlgorithm Indirect = new(252);

    /// <summary>Private algorithm named by a domain name, 253 (RFC 4034).</summary>
    public static readonly SecurityAlgorithm PrivateDns = new(253);

    /// <summary>Private algorithm named by an OID, 254 (RFC 4034).</summary>
    public static readonly SecurityAlgorithm PrivateOid = new(254);

    /// <summary>Reads a mnemonic in any case, a plain number, or ALG with a number.</summary>
    public static bool TryParse(string? text, out SecurityAlgorithm code)
    {
        byte? known = text?.ToUpperInvariant() switch
        {
            "DELETE" => 0,
            "RSAMD5" => 1,
            "DH" => 2,
            "DSA" => 3,
            "RSASHA1" => 5,
            "DSA-NSEC3-SHA1" or "NSEC3DSA" => 6,
            "RSASHA1-NSEC3-SHA1" or "NSEC3RSASHA1" => 7,
            "RSASHA256" => 8,
            "RSASHA512" => 10,
            "ECC-GOST" or "ECCGOST" => 12,
            "ECDSAP256SHA256" => 13,
            "ECDSAP384SHA384" => 14,
            "ED25519" => 15,
            "ED448" => 16,
            "SM2SM3" => 17,
            "ECC-GOST12" or "ECCGOST12" => 23,
            "INDIRECT" => 252,
            "PRIVATEDNS" => 253,
            "PRIVATEOID" => 254,
            _ => null,
        };
        if (known is { } number)
        {
            code = new SecurityAlgorithm(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "ALG", byte.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", byte.MaxValue, out value);
        code = new SecurityAlgorithm((byte)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(SecurityAlgorithm other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or ALG with the number.</summary>
    public override string ToString() => Number switch
    {
        0 => "DELETE",
        1 => "RSAMD5",
        2 => "DH",
        3 => "DSA",
        5 => "RSASHA1",
        6 => "DSA-NSEC3-SHA1",
        7 => "RSASHA1-NSEC3-SHA1",
        8 => "RSASHA256",
        10 => "RSASHA512",
        12 => "ECC-GOST",
        13 => "ECDSAP256SHA256",
        14 => "ECDSAP384SHA384",
        15 => "ED25519",
        16 => "ED448",
        17 => "SM2SM3",
        23 => "ECC-GOST12",
        252 => "INDIRECT",
        253 => "PRIVATEDNS",
        254 => "PRIVATEOID",
        _ => "ALG" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
