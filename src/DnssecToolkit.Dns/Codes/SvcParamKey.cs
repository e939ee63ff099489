using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The key of a service parameter (IANA registry "DNS SVCB Service Parameter Keys", RFC 9460 §14.3).</summary>
public readonly record struct SvcParamKey(ushort Number) : IComparable<SvcParamKey>
{
    /// <summary>The keys that a client must understand, 0 (RFC 9460 §8).</summary>
    public static readonly SvcParamKey Mandatory = new(0);

    /// <summary>Protocols beside the default one, 1 (RFC 9460 §7.1).</summary>
    public static readonly SvcParamKey Alpn = new(1);

    /// <summary>The default protocol is not served, 2 (RFC 9460 §7.1).</summary>
    public static readonly SvcParamKey NoDefaultAlpn = new(2);

    /// <summary>Another port, 3 (RFC 9460 §7.2).</summary>
    public static readonly SvcParamKey Port = new(3);

    /// <summary>IPv4 addresses to begin with, 4 (RFC 9460 §7.3).</summary>
    public static readonly SvcParamKey Ipv4Hint = new(4);

    /// <summary>Encrypted ClientHello configuration, 5 (RFC 9848).</summary>
    public static readonly SvcParamKey Ech = new(5);

    /// <summary>IPv6 addresses to begin with, 6 (RFC 9460 §7.3).</summary>
    public static readonly SvcParamKey Ipv6Hint = new(6);

    /// <summary>The URI template of a DNS server over HTTPS, 7 (RFC 9461 §5).</summary>
    public static readonly SvcParamKey DohPath = new(7);

    /// <summary>Oblivious HTTP is served, 8 (RFC 9540 §4).</summary>
    public static readonly SvcParamKey Ohttp = new(8);

    private static readonly string[] Names = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp"];

    /// <summary>Reads a name in lower case, or "key" with a number without leading zeros (RFC 9460 §2.1).</summary>
    public static bool TryParse(string? text, out SvcParamKey key)
    {
        var known = Array.IndexOf(Names, text);
        if (known >= 0)
        {
            key = new SvcParamKey((ushort)known);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "key", ushort.MaxValue, out var number)
            && text!.StartsWith("key", StringComparison.Ordinal) && (text.Length == 4 || text[3] != '0');
        key = new SvcParamKey((ushort)number);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(SvcParamKey other) => Number.CompareTo(other.Number);

    /// <summary>The name, or "key" with the number.</summary>
    public override string ToString() => Number < Names.Length ? Names[Number] : "key" + Number.ToString(CultureInfo.InvariantCulture);
}
