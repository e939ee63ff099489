using System.Buffers.Binary;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>A hash of NSEC3 (20 octets of SHA-1) that compares as the octets do.</summary>
internal readonly record struct Nsec3Digest(ulong High, ulong Middle, uint Low) : IComparable<Nsec3Digest>
{
    /// <summary>The octets of the only hash there is.</summary>
    public const int Length = 20;

    public static Nsec3Digest Read(ReadOnlySpan<byte> octets) => new(
        BinaryPrimitives.ReadUInt64BigEndian(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[8..]), BinaryPrimitives.ReadUInt32BigEndian(octets[16..]));

    public int CompareTo(Nsec3Digest other)
    {
        if (High != other.High)
        {
            return High < other.High ? -1 : 1;
        }

        return Middle != other.Middle ? (Middle < other.Middle ? -1 : 1) : Low.CompareTo(other.Low);
    }

    /// <summary>The label (RFC 5155 §3.3).</summary>
    public override string ToString()
    {
        Span<byte> octets = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(octets, High);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..], Middle);
        BinaryPrimitives.WriteUInt32BigEndian(octets[16..], Low);
        return Dns.Base32Hex.Encode(octets);
    }
}
