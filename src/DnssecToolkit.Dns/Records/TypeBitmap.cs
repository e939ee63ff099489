using System.Collections;

namespace DnssecToolkit.Dns;

/// <summary>The types present at a name, as NSEC, NSEC3 and CSYNC carry them (RFC 4034 §4.1.2). The octets are kept as they came.</summary>
public readonly struct TypeBitmap : IEnumerable<RecordType>, IEquatable<TypeBitmap>
{
    private readonly byte[]? _wire;

    private TypeBitmap(byte[] wire) => _wire = wire;

    /// <summary>The octets.</summary>
    public ReadOnlyMemory<byte> Wire => _wire;

    /// <summary>Whether no window ends in a zero octet, as RFC 4034 §4.1.2 demands: then the list of types gives the same octets again.</summary>
    public bool IsCanonical
    {
        get
        {
            for (var rest = Wire.Span; rest.Length >= 2; rest = rest[(2 + rest[1])..])
            {
                if (rest[1 + rest[1]] == 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether a type is listed.</summary>
    public bool Contains(RecordType type)
    {
        var rest = Wire.Span;
        while (rest.Length >= 2)
        {
            int window = rest[0], length = rest[1];
            if (window == type.Number >> 8)
            {
                var low = type.Number & 0xff;
                if (low >> 3 < length && (rest[2 + (low >> 3)] & (0x80 >> (low & 7))) != 0)
                {
                    return true;
                }
            }

            rest = rest[(2 + length)..];
        }

        return false;
    }

    /// <summary>The bitmap that lists exactly these types.</summary>
    public static TypeBitmap Of(IEnumerable<RecordType> types)
    {
        var writer = new WireWriter();
        Span<byte> bits = stackalloc byte[32];
        foreach (var window in types.Select(type => type.Number).Distinct().GroupBy(number => number >> 8).OrderBy(group => group.Key))
        {
            bits.Clear();
            var length = 0;
            foreach (var number in window)
            {
                var low = number & 0xff;
                bits[low >> 3] |= (byte)(0x80 >> (low & 7));
                length = Math.Max(length, (low >> 3) + 1);
            }

            writer.UInt8((byte)window.Key).UInt8((byte)length).Bytes(bits[..length]);
        }

        return new TypeBitmap(writer.ToArray());
    }

    /// <summary>The types listed, in ascending order.</summary>
    public IEnumerator<RecordType> GetEnumerator()
    {
        var wire = Wire;
        for (var position = 0; position + 2 <= wire.Length; position += 2 + wire.Span[position + 1])
        {
            for (var i = 0; i < wire.Span[position + 1] * 8; i++)
            {
                if ((wire.Span[position + 2 + (i >> 3)] & (0x80 >> (i & 7))) != 0)
                {
                    yield return new RecordType((ushort)((wire.Span[position] << 8) | i));
                }
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The mnemonics, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', this);

    /// <inheritdoc/>
    public bool Equals(TypeBitmap other) => Wire.Span.SequenceEqual(other.Wire.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TypeBitmap other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Wire.Span);
        return hash.ToHashCode();
    }

    /// <summary>Whether both have the same octets.</summary>
    public static bool operator ==(TypeBitmap left, TypeBitmap right) => left.Equals(right);

    /// <summary>Whether the octets differ.</summary>
    public static bool operator !=(TypeBitmap left, TypeBitmap right) => !left.Equals(right);

    /// <summary>Reads everything that is left. Windows must ascend and have 1 to 32 octets.</summary>
    internal static TypeBitmap Read(ref WireReader reader)
    {
        var start = reader.Position;
        var wire = reader.Rest();
        var last = -1;
        for (var position = 0; position < wire.Length; position += 2 + wire[position + 1])
        {
            if (position + 2 > wire.Length || position + 2 + wire[position + 1] > wire.Length)
            {
                reader.Fail("a window of the type bitmap runs past the end", start + position);
                return default;
            }

            if (wire[position + 1] is 0 or > 32)
            {
                reader.Fail($"a window of the type bitmap has {wire[position + 1]} octets; 1 to 32 are allowed", start + position + 1);
                return default;
            }

            if (wire[position] <= last)
            {
                reader.Fail("the windows of the type bitmap do not ascend", start + position);
                return default;
            }

            last = wire[position];
        }

        return new TypeBitmap(wire);
    }
}
