using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>
/// Walks over the fields of one Protocol Buffers message without allocation. dnstap has two small messages; a reader of its own keeps
/// hostile files within bounds that a general library does not know (number of fields, no copies, no recursion).
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MaximumFields = 64;
    private const int MaximumVarint = 10;

    private ReadOnlySpan<byte> rest = message;
    private int fields;

    /// <summary>The number of the field read last.</summary>
    public int Field { get; private set; }

    /// <summary>Its value where it is a number; else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>Its value where it is octets; else empty.</summary>
    public ReadOnlySpan<byte> Octets { get; private set; }

    /// <summary>Whether the walk ended because the octets are no message, or one of too many fields.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Reads the next field; false at the end and at damage.</summary>
    public bool TryNext()
    {
        if (rest.IsEmpty || IsDamaged)
        {
            return false;
        }

        Number = 0;
        Octets = default;
        if (++fields > MaximumFields || !TryVarint(out var tag) || tag >> 3 is 0 or > int.MaxValue || !TryValue((int)(tag & 7)))
        {
            IsDamaged = true;
            return false;
        }

        Field = (int)(tag >> 3);
        return true;
    }

    private bool TryValue(int wireType)
    {
        switch (wireType)
        {
            case 0:
                if (!TryVarint(out var number))
                {
                    return false;
                }

                Number = number;
                return true;
            case 1 when rest.Length >= 8:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(rest);
                rest = rest[8..];
                return true;
            case 2 when TryVarint(out var length) && length <= (ulong)rest.Length:
                Octets = rest[..(int)length];
                rest = rest[(int)length..];
                return true;
            case 5 when rest.Length >= 4:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                rest = rest[4..];
                return true;
            default:
                return false; // groups are of the past, and dnstap never had one
        }
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var index = 0; index < Math.Min(MaximumVarint, rest.Length); index++)
        {
            value |= (ulong)(rest[index] & 0x7f) << (7 * index);
            if (rest[index] < 0x80)
            {
                rest = rest[(index + 1)..];
                return true;
            }
        }

        return false;
    }
}
