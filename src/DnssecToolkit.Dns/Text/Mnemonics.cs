namespace DnssecToolkit.Dns;

/// <summary>Finds types and classes by their mnemonics in octets of text, without making strings.</summary>
internal static class Mnemonics
{
    private static readonly Dictionary<UInt128, ushort> Types = RecordType.KnownMnemonics.ToDictionary(pair => Pack(pair.Key), pair => pair.Value);

    /// <summary>A type's mnemonic in any case, or TYPE with a number.</summary>
    public static bool TryType(ReadOnlySpan<byte> text, out RecordType type)
    {
        if (text.Length <= 15 && Types.TryGetValue(Pack(text), out var number))
        {
            type = new RecordType(number);
            return true;
        }

        var parsed = TryNumbered(text, "TYPE"u8, out number);
        type = new RecordType(number);
        return parsed;
    }

    /// <summary>A class that records of zones have: IN, CH, HS, or CLASS with a number.</summary>
    public static bool TryClass(ReadOnlySpan<byte> text, out RecordClass @class)
    {
        @class = default;
        if (text.Length == 2)
        {
            @class = (text[0] | 0x20, text[1] | 0x20) switch
            {
                ('i', 'n') => RecordClass.Internet,
                ('c', 'h') => RecordClass.Chaos,
                ('h', 's') => RecordClass.Hesiod,
                _ => default,
            };
            return @class != default;
        }

        var parsed = TryNumbered(text, "CLASS"u8, out var number);
        @class = new RecordClass(number);
        return parsed;
    }

    private static bool TryNumbered(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, out ushort number)
    {
        number = 0;
        if (text.Length <= prefix.Length || !AsciiCase.Equals(text[..prefix.Length], prefix)
            || !TextNumbers.TryDecimal(text[prefix.Length..], ushort.MaxValue, out var value))
        {
            return false;
        }

        number = (ushort)value;
        return true;
    }

    private static UInt128 Pack(string text) => Pack(System.Text.Encoding.ASCII.GetBytes(text));

    private static UInt128 Pack(ReadOnlySpan<byte> text)
    {
        // The leading one keeps words of different lengths apart.
        ulong high = 0, low = 1;
        foreach (var octet in text)
        {
            high = (high << 8) | (low >> 56);
            low = (low << 8) | (uint)(octet is >= (byte)'a' and <= (byte)'z' ? octet & ~0x20 : octet);
        }

        return new UInt128(high, low);
    }
}
