using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>Finds types and classes by their mnemonics in octets of text, without making strings.</summary>
internal static class Mnemonics
{
    private const int TableSize = 512;

    // A hash table of our own: words are packed into two integers, and a look-up is a few instructions even before the runtime has warmed up.
    private static readonly (ulong High, ulong Low, ushort Number)[] Types = BuildTypes();

    /// <summary>A type's mnemonic in any case, or TYPE with a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryType(ReadOnlySpan<byte> text, out RecordType type)
    {
        if (text.Length <= 15)
        {
            Pack(text, out var high, out var low);
            for (var slot = Slot(high, low); Types[slot].Low != 0; slot = (slot + 1) % TableSize)
            {
                if (Types[slot].Low == low && Types[slot].High == high)
                {
                    type = new RecordType(Types[slot].Number);
                    return true;
                }
            }
        }

        var parsed = TryNumbered(text, "TYPE"u8, out var number);
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

    private static (ulong High, ulong Low, ushort Number)[] BuildTypes()
    {
        var types = new (ulong High, ulong Low, ushort Number)[TableSize];
        foreach (var (mnemonic, number) in RecordType.KnownMnemonics)
        {
            Pack(System.Text.Encoding.ASCII.GetBytes(mnemonic), out var high, out var low);
            var slot = Slot(high, low);
            while (types[slot].Low != 0)
            {
                slot = (slot + 1) % TableSize;
            }

            types[slot] = (high, low, number);
        }

        return types;
    }

    private static int Slot(ulong high, ulong low) => (int)(((low ^ (high * 31)) * 0x9e3779b97f4a7c15) >> 55);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pack(ReadOnlySpan<byte> text, out ulong high, out ulong low)
    {
        // The leading one keeps words of different lengths apart, and never leaves a used slot zero.
        high = 0;
        low = 1;
        foreach (var octet in text)
        {
            high = (high << 8) | (low >> 56);
            low = (low << 8) | (uint)(octet is >= (byte)'a' and <= (byte)'z' ? octet & ~0x20 : octet);
        }
    }
}
