using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>One direction of a TCP connection.</summary>
internal sealed class TcpStream
{
    private const int KeptCapacity = 4096;

    private byte[] partial = [];

    public required Endpoint Source { get; init; }

    public required Endpoint Destination { get; init; }

    public required TcpConnection Connection { get; init; }

    /// <summary>Whether <see cref="Next"/> is known and stands where a message or the rest of one begins.</summary>
    public bool Synchronised { get; set; }

    /// <summary>The sequence number of the next octet.</summary>
    public uint Next { get; set; }

    /// <summary>When the last segment came.</summary>
    public long Ticks { get; set; }

    /// <summary>Whether a DNS message was read from it.</summary>
    public bool HasGiven { get; set; }

    public bool ToldOfMissingStart { get; set; }

    /// <summary>Segments that came early, by sequence number.</summary>
    public List<(uint Sequence, byte[] Octets, long Offset)> Held { get; } = [];

    public int HeldOctets { get; set; }

    /// <summary>The beginning of a message with its length in front.</summary>
    public ReadOnlySpan<byte> Partial => partial.AsSpan(0, PartialLength);

    public int PartialLength { get; set; }

    public long PartialOffset { get; set; }

    /// <summary>How much room the beginning of a message takes.</summary>
    public int Capacity => partial.Length;

    public bool IsPartialComplete => PartialLength >= 2 && PartialLength == 2 + BinaryPrimitives.ReadUInt16BigEndian(partial);

    /// <summary>Forgets the message; gives a large room back.</summary>
    public void Empty()
    {
        PartialLength = 0;
        partial = partial.Length > KeptCapacity ? [] : partial;
    }

    /// <summary>Takes as much as belongs to the message; gives how much that was.</summary>
    public int Append(ReadOnlySpan<byte> octets)
    {
        var wanted = PartialLength switch
        {
            0 when octets.Length >= 2 => 2 + BinaryPrimitives.ReadUInt16BigEndian(octets),
            0 => 2,
            1 => 2 + ((partial[0] << 8) | octets[0]),
            _ => 2 + BinaryPrimitives.ReadUInt16BigEndian(partial),
        };
        var count = Math.Min(wanted - PartialLength, octets.Length);
        if (partial.Length < PartialLength + count)
        {
            Array.Resize(ref partial, Math.Min(2 + ushort.MaxValue, Math.Max(PartialLength + count, 2 * partial.Length)));
        }

        octets[..count].CopyTo(partial.AsSpan(PartialLength));
        PartialLength += count;
        return count;
    }
}

/// <summary>What both directions of a TCP connection share.</summary>
internal sealed class TcpConnection
{
    /// <summary>How it ended when it did not end well; null otherwise.</summary>
    public string? Failure { get; set; }
}
