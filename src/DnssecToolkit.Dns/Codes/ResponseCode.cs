using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The outcome of a query, extended by EDNS to twelve bits (RFC 1035 §4.1.1, RFC 6891 §6.1.3).</summary>
[TypeFormatterSource]
public readonly record struct ResponseCode(ushort Number) : IComparable<ResponseCode>
{
    /// <summary>No error, 0.</summary>
    public static readonly ResponseCode NoError = new(0);

    /// <summary>Format error, 1.</summary>
    public static readonly ResponseCode FormatError = new(1);

    /// <summary>Server failure, 2.</summary>
    public static readonly ResponseCode ServerFailure = new(2);

    /// <summary>Name error: no such domain, 3.</summary>
    public static readonly ResponseCode NameError = new(3);

    /// <summary>Not implemented, 4.</summary>
    public static readonly ResponseCode NotImplemented = new(4);

    /// <summary>Refused, 5.</summary>
    public static readonly ResponseCode Refused = new(5);

    /// <summary>A name exists that should not, 6; also a DNAME whose result is too long (RFC 6672 §2.2).</summary>
    public static readonly ResponseCode NameExists = new(6);

    /// <summary>An RRset exists that should not, 7.</summary>
    public static readonly ResponseCode RRsetExists = new(7);

    /// <summary>An RRset that should exist does not, 8.</summary>
    public static readonly ResponseCode RRsetMissing = new(8);

    /// <summary>Not authoritative, 9.</summary>
    public static readonly ResponseCode NotAuthoritative = new(9);

    /// <summary>Name not in zone, 10.</summary>
    public static readonly ResponseCode NotInZone = new(10);

    /// <summary>EDNS version not supported, 16.</summary>
    public static readonly ResponseCode BadVersion = new(16);

    /// <summary>Bad or missing server cookie, 23 (RFC 7873).</summary>
    public static readonly ResponseCode BadCookie = new(23);

    /// <summary>Reads a mnemonic in any case, a plain number, or RCODE with a number.</summary>
    public static bool TryParse(string? text, out ResponseCode code)
    {
        ushort? known = text?.ToUpperInvariant() switch
        {
            "NOERROR" => 0,
            "FORMERR" => 1,
            "SERVFAIL" => 2,
            "NXDOMAIN" => 3,
            "NOTIMP" => 4,
            "REFUSED" => 5,
            "YXDOMAIN" => 6,
            "YXRRSET" => 7,
            "NXRRSET" => 8,
            "NOTAUTH" => 9,
            "NOTZONE" => 10,
            "BADVERS" => 16,
            "BADCOOKIE" => 23,
            _ => null,
        };
        if (known is { } number)
        {
            code = new ResponseCode(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "RCODE", ushort.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", ushort.MaxValue, out value);
        code = new ResponseCode((ushort)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(ResponseCode other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or RCODE with the number.</summary>
    public override string ToString() => Number switch
    {
        0 => "NOERROR",
        1 => "FORMERR",
        2 => "SERVFAIL",
        3 => "NXDOMAIN",
        4 => "NOTIMP",
        5 => "REFUSED",
        6 => "YXDOMAIN",
        7 => "YXRRSET",
        8 => "NXRRSET",
        9 => "NOTAUTH",
        10 => "NOTZONE",
        16 => "BADVERS",
        23 => "BADCOOKIE",
        _ => "RCODE" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
