using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The digest of a DS record (IANA registry "Digest Algorithms").</summary>
[TypeFormatterSource]
public readonly record struct DigestType(byte Number) : IComparable<DigestType>
{
    /// <summary>Marks a request to remove the DS, 0 (RFC 8078 §4).</summary>
    public static readonly DigestType Delete = new(0);

    /// <summary>SHA-1, 1 (RFC 3658).</summary>
    public static readonly DigestType Sha1 = new(1);

    /// <summary>SHA-256, 2 (RFC 4509).</summary>
    public static readonly DigestType Sha256 = new(2);

    /// <summary>GOST R 34.11-94, 3 (RFC 5933).</summary>
    public static readonly DigestType Gost94 = new(3);

    /// <summary>SHA-384, 4 (RFC 6605).</summary>
    public static readonly DigestType Sha384 = new(4);

    /// <summary>GOST R 34.11-2012, 5 (RFC 9558).</summary>
    public static readonly DigestType Gost2012 = new(5);

    /// <summary>SM3, 6 (RFC 9563).</summary>
    public static readonly DigestType Sm3 = new(6);

    /// <summary>Reads a mnemonic in any case, a plain number, or DIGEST with a number.</summary>
    public static bool TryParse(string? text, out DigestType code)
    {
        byte? known = text?.ToUpperInvariant() switch
        {
            "DELETE" => 0,
            "SHA-1" or "SHA1" => 1,
            "SHA-256" or "SHA256" => 2,
            "GOST-R-34.11-94" or "GOST" or "GOST94" => 3,
            "SHA-384" or "SHA384" => 4,
            "GOST-R-34.11-2012" or "GOST2012" or "GOST12" => 5,
            "SM3" => 6,
            _ => null,
        };
        if (known is { } number)
        {
            code = new DigestType(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "DIGEST", byte.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", byte.MaxValue, out value);
        code = new DigestType((byte)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(DigestType other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or DIGEST with the number.</summary>
    public override string ToString() => Number switch
    {
        0 => "DELETE",
        1 => "SHA-1",
        2 => "SHA-256",
        3 => "GOST-R-34.11-94",
        4 => "SHA-384",
        5 => "GOST-R-34.11-2012",
        6 => "SM3",
        _ => "DIGEST" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
