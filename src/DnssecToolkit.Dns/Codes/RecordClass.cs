using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>A class of records (RFC 6895 §3.2).</summary>
public readonly record struct RecordClass(ushort Number) : IComparable<RecordClass>
{
    /// <summary>The Internet, 1.</summary>
    public static readonly RecordClass Internet = new(1);

    /// <summary>Chaosnet, 3.</summary>
    public static readonly RecordClass Chaos = new(3);

    /// <summary>Hesiod, 4.</summary>
    public static readonly RecordClass Hesiod = new(4);

    /// <summary>NONE, 254 (RFC 2136).</summary>
    public static readonly RecordClass None = new(254);

    /// <summary>ANY, 255.</summary>
    public static readonly RecordClass Any = new(255);

    /// <summary>Reads a mnemonic in any case, a plain number, or CLASS with a number.</summary>
    public static bool TryParse(string? text, out RecordClass code)
    {
        ushort? known = text?.ToUpperInvariant() switch
        {
            "IN" => 1,
            "CH" => 3,
            "HS" => 4,
            "NONE" => 254,
            "ANY" => 255,
            _ => null,
        };
        if (known is { } number)
        {
            code = new RecordClass(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "CLASS", ushort.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", ushort.MaxValue, out value);
        code = new RecordClass((ushort)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(RecordClass other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or CLASS with the number.</summary>
    public override string ToString() => Number switch
    {
        1 => "IN",
        3 => "CH",
        4 => "HS",
        254 => "NONE",
        255 => "ANY",
        _ => "CLASS" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
