using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The code of an EDNS option (IANA registry "DNS EDNS0 Option Codes").</summary>
public readonly record struct EdnsOptionCode(ushort Number) : IComparable<EdnsOptionCode>
{
    /// <summary>Name server identifier, 3 (RFC 5001).</summary>
    public static readonly EdnsOptionCode Nsid = new(3);

    /// <summary>Signing algorithms understood, 5 (RFC 6975).</summary>
    public static readonly EdnsOptionCode Dau = new(5);

    /// <summary>DS hashes understood, 6 (RFC 6975).</summary>
    public static readonly EdnsOptionCode Dhu = new(6);

    /// <summary>NSEC3 hashes understood, 7 (RFC 6975).</summary>
    public static readonly EdnsOptionCode N3u = new(7);

    /// <summary>Client subnet, 8 (RFC 7871).</summary>
    public static readonly EdnsOptionCode ClientSubnet = new(8);

    /// <summary>Zone expiry, 9 (RFC 7314).</summary>
    public static readonly EdnsOptionCode Expire = new(9);

    /// <summary>Cookie, 10 (RFC 7873).</summary>
    public static readonly EdnsOptionCode Cookie = new(10);

    /// <summary>TCP keepalive, 11 (RFC 7828).</summary>
    public static readonly EdnsOptionCode TcpKeepalive = new(11);

    /// <summary>Padding, 12 (RFC 7830).</summary>
    public static readonly EdnsOptionCode Padding = new(12);

    /// <summary>Chain query, 13 (RFC 7901).</summary>
    public static readonly EdnsOptionCode Chain = new(13);

    /// <summary>Key tags, 14 (RFC 8145).</summary>
    public static readonly EdnsOptionCode KeyTag = new(14);

    /// <summary>Extended DNS error, 15 (RFC 8914).</summary>
    public static readonly EdnsOptionCode ExtendedError = new(15);

    /// <summary>Error report channel, 18 (RFC 9567).</summary>
    public static readonly EdnsOptionCode ReportChannel = new(18);

    /// <summary>Zone version, 19 (RFC 9660).</summary>
    public static readonly EdnsOptionCode ZoneVersion = new(19);

    /// <summary>Reads a mnemonic in any case, a plain number, or OPT with a number.</summary>
    public static bool TryParse(string? text, out EdnsOptionCode code)
    {
        ushort? known = text?.ToUpperInvariant() switch
        {
            "NSID" => 3,
            "DAU" => 5,
            "DHU" => 6,
            "N3U" => 7,
            "ECS" => 8,
            "EXPIRE" => 9,
            "COOKIE" => 10,
            "KEEPALIVE" => 11,
            "PADDING" => 12,
            "CHAIN" => 13,
            "KEYTAG" => 14,
            "EDE" => 15,
            "REPORT-CHANNEL" => 18,
            "ZONEVERSION" => 19,
            _ => null,
        };
        if (known is { } number)
        {
            code = new EdnsOptionCode(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "OPT", ushort.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", ushort.MaxValue, out value);
        code = new EdnsOptionCode((ushort)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(EdnsOptionCode other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or OPT with the number.</summary>
    public override string ToString() => Number switch
    {
        3 => "NSID",
        5 => "DAU",
        6 => "DHU",
        7 => "N3U",
        8 => "ECS",
        9 => "EXPIRE",
        10 => "COOKIE",
        11 => "KEEPALIVE",
        12 => "PADDING",
        13 => "CHAIN",
        14 => "KEYTAG",
        15 => "EDE",
        18 => "REPORT-CHANNEL",
        19 => "ZONEVERSION",
        _ => "OPT" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
