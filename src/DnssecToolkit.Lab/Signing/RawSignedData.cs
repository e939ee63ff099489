using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>The octets that a signer signs who leaves out a step of RFC 4034 §6: to be wrong in exactly one way.</summary>
internal static class RawSignedData
{
    /// <summary>Signs a set by the keys that usually do, over data put together as a careless signer would.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="set">The set.</param>
    /// <param name="owner">The owner as signed; null: in lower case, as it should be.</param>
    /// <param name="records">The data of the records in the order and form in which they are signed; null: canonical.</param>
    /// <param name="signer">The signer's name as signed; null: in lower case.</param>
    public static void Sign(
        ZoneDraft zone, ZoneSet set, Func<DomainName, byte[]>? owner = null, Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>>? records = null, Func<DomainName, byte[]>? signer = null)
    {
        if (set.Data.Count == 0)
        {
            return;
        }

        zone.Resign(set);
        for (var i = 0; i < set.Signatures.Count; i++)
        {
            var rrsig = set.Signatures[i];
            var key = zone.KeysFor(set.Type).ElementAt(i);
            set.Signatures[i] = rrsig.With(signature: key.Private.Sign(Build(set, rrsig, owner, records, signer)));
        }
    }

    private static byte[] Build(
        ZoneSet set, Rrsig rrsig, Func<DomainName, byte[]>? owner, Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>>? records, Func<DomainName, byte[]>? signer)
    {
        List<byte[]> canonical = [.. set.Data.Select(data => data.CanonicalWire.ToArray())];
        canonical.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        byte[] signed = [.. rrsig.CanonicalWire.Span[..18], .. signer?.Invoke(rrsig.SignersName) ?? rrsig.SignersName.ToCanonicalWire()];
        foreach (var data in records?.Invoke(canonical) ?? canonical)
        {
            signed =
            [
                .. signed, .. owner?.Invoke(set.Owner) ?? set.Owner.ToCanonicalWire(),
                .. Number(set.Type.Number), .. Number(RecordClass.Internet.Number), .. Number((int)(rrsig.OriginalTtl >> 16)), .. Number((int)(rrsig.OriginalTtl & 0xffff)),
                .. Number(data.Length), .. data,
            ];
        }

        return signed;

        static byte[] Number(int number) => [(byte)(number >> 8), (byte)number];
    }

    /// <summary>The octets of a name with its letters in upper case.</summary>
    public static byte[] UpperCase(DomainName name) => [.. name.ToCanonicalWire().Select(octet => octet is >= (byte)'a' and <= (byte)'z' ? (byte)(octet - 32) : octet)];
}
