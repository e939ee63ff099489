using System.Globalization;
using System.Numerics;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What hangs on a record beside the names that were judged, from what the record is there for.</summary>
internal static class Reach
{
    public static string? Of(Place record, ChainOfTrust chain)
    {
        var type = record.Covered ?? record.Type;
        if (type == RecordType.Nsec3)
        {
            return OfNsec3(record, chain);
        }

        return type == RecordType.Nsec ? $"every absent name after {record.Owner} up to the next name, and every absent type at {record.Owner}"
            : type == RecordType.Dnskey ? $"everything in and below {record.Zone}"
            : type == RecordType.Ds ? $"everything in and below {record.Owner}"
            : type == RecordType.Soa ? $"for resolvers that check the SOA of negative answers, every negative answer of {record.Zone}"
            : type == RecordType.Dname ? $"every name below {record.Owner}"
            : null;
    }

    private static string? OfNsec3(Place record, ChainOfTrust chain)
    {
        var proofs = chain.Segments.SelectMany(segment => segment.Links.SelectMany(link => link.NoDsProofs).Concat(segment.Responses.Select(response => response.Denial).OfType<DenialCheck>()));
        var found = proofs.SelectMany(proof => proof.Records).FirstOrDefault(one => one.Check.Subject.Owner == record.Owner)?.Nsec3;
        if (found is null)
        {
            return null;
        }

        var span = Share(record.Owner.FirstLabel, found.NextHashedOwnerName.Span);
        var isApex = found.Iterations <= MostIterations && Nsec3Hash.OwnerName(record.Zone, record.Zone, found.Salt.Span, found.Iterations) == record.Owner;
        return isApex
            ? $"it is the NSEC3 of the apex: every proof that a name directly below {record.Zone} is absent or, with opt-out, unsigned needs it as the closest encloser (RFC 5155 §8.3)"
            : string.Create(CultureInfo.InvariantCulture, $"no name that hashes into its {span:p2} of the circle can be proved absent, and no type at the name that it stands for");
    }

    private const int MostIterations = 150; // more are not worth computing for a remark

    /// <summary>The part of the circle of hashes that lies between two of them.</summary>
    private static double Share(ReadOnlySpan<byte> owner, ReadOnlySpan<byte> next)
    {
        if (!Base32Hex.TryDecode(owner, out var from) || from.Length != next.Length || next.IsEmpty)
        {
            return 0;
        }

        var circle = BigInteger.One << (8 * next.Length);
        var width = new BigInteger(next, isUnsigned: true, isBigEndian: true) - new BigInteger(from, isUnsigned: true, isBigEndian: true);
        return (double)(width.Sign <= 0 ? width + circle : width) / (double)circle;
    }
}
