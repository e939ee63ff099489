using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The kind of a query (RFC 1035 §4.1.1).</summary>
public readonly record struct Opcode(byte Number) : IComparable<Opcode>
{
    /// <summary>A standard query, 0.</summary>
    public static readonly Opcode Query = new(0);

    /// <summary>Server status, 2.</summary>
    public static readonly Opcode Status = new(2);

    /// <summary>Zone change notification, 4 (RFC 1996).</summary>
    public static readonly Opcode Notify = new(4);

    /// <summary>Dynamic update, 5 (RFC 2136).</summary>
    public static readonly Opcode Update = new(5);

    /// <summary>Reads a mnemonic in any case, a plain number, or OPCODE with a number.</summary>
    public static bool TryParse(string? text, out Opcode code)
    {
        byte? known = text?.ToUpperInvariant() switch
        {
            "QUERY" => 0,
            "STATUS" => 2,
            "NOTIFY" => 4,
            "UPDATE" => 5,
            _ => null,
        };
        if (known is { } number)
        {
            code = new Opcode(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "OPCODE", byte.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", byte.MaxValue, out value);
        code = new Opcode((byte)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(Opcode other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or OPCODE with the number.</summary>
    public override string ToString() => Number switch
    {
        0 => "QUERY",
        2 => "STATUS",
        4 => "NOTIFY",
        5 => "UPDATE",
        _ => "OPCODE" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
