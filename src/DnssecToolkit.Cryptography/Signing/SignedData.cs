using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The octets that a signature covers (RFC 4034 §3.1.8.1).</summary>
public static class SignedData
{
    /// <summary>signature = sign(RRSIG_RDATA | RR(1) | RR(2)...): the RRSIG without its signature, then every record in canonical form and order.</summary>
    /// <remarks>
    /// Canonical form (§6.2) and order (§6.3) with equal records once; the TTL is the RRSIG's original TTL; where the Labels field
    /// is smaller than the owner's label count, the owner is the wildcard it was expanded from (RFC 4035 §5.3.2).
    /// A Labels field larger than the owner allows is left as it is: such an RRSIG cannot be good, and the validator says so.
    /// </remarks>
    public static byte[] Build(RRset set, Rrsig rrsig)
    {
        var owner = OwnerAsSigned(set.Owner, rrsig.Labels).ToCanonicalWire();
        var records = new ReadOnlyMemory<byte>[set.Data.Length];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = set.Data[i].CanonicalWire;
        }

        Array.Sort(records, static (left, right) => left.Span.SequenceCompareTo(right.Span));

        var head = rrsig.CanonicalWire.Span[..(rrsig.Wire.Length - rrsig.Signature.Length)];
        var size = head.Length;
        for (var i = 0; i < records.Length; i++)
        {
            size += IsRepeated(records, i) ? 0 : owner.Length + 10 + records[i].Length;
        }

        var data = new byte[size];
        var rest = data.AsSpan();
        Append(ref rest, head);
        for (var i = 0; i < records.Length; i++)
        {
            if (IsRepeated(records, i))
            {
                continue;
            }

            // RR(i) = owner | type | class | TTL | RDATA length | RDATA
            Append(ref rest, owner);
            Append(ref rest, set.Type.Number);
            Append(ref rest, set.Class.Number);
            Append(ref rest, (ushort)(rrsig.OriginalTtl >> 16));
            Append(ref rest, (ushort)rrsig.OriginalTtl);
            Append(ref rest, (ushort)records[i].Length);
            Append(ref rest, records[i].Span);
        }

        return data;
    }

    /// <summary>The owner that was signed: the name itself, or the wildcard of which it is an expansion (RFC 4035 §5.3.2).</summary>
    public static DomainName OwnerAsSigned(DomainName owner, int labels) =>
        labels < owner.SignedLabelCount && owner.Ancestor(labels).TryPrepend("*"u8, out var wildcard) ? wildcard : owner;

    private static bool IsRepeated(ReadOnlyMemory<byte>[] records, int i) => i > 0 && records[i].Span.SequenceEqual(records[i - 1].Span);

    private static void Append(ref Span<byte> rest, ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(rest);
        rest = rest[octets.Length..];
    }

    private static void Append(ref Span<byte> rest, ushort number)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(rest, number);
        rest = rest[2..];
    }
}
