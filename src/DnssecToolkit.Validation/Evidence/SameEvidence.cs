using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Whether two pieces of evidence say the same to a validator: identifiers, TTLs and the order of equal things aside.</summary>
internal static class SameEvidence
{
    /// <summary>Whether two responses give the same records under the same code.</summary>
    /// <param name="one">A response.</param>
    /// <param name="other">Another.</param>
    /// <param name="soaCounts">Whether the SOA of an authority section counts with all it says; else only whose it is.</param>
    public static bool In(Exchange one, Exchange other, bool soaCounts)
    {
        var left = one.ResponseOctets.Span;
        var right = other.ResponseOctets.Span;
        if (ResponseSide.WasAskedForDnssec(one) != ResponseSide.WasAskedForDnssec(other))
        {
            return false;
        }

        if (left.Length == right.Length && left.Length > 2 && left[2..].SequenceEqual(right[2..]))
        {
            return true;
        }

        return one.Response is { } first && other.Response is { } second
            && first.ResponseCode == second.ResponseCode && first.IsAuthoritative == second.IsAuthoritative
            && In(MessageSets.Of(one).Answer, MessageSets.Of(other).Answer)
            && In(MessageSets.Of(one).Authority, MessageSets.Of(other).Authority, soaCounts);
    }

    /// <summary>Whether a policy checks the SOA beside a denial; another one only looks whose it is, and a new serial changes nothing for it.</summary>
    public static bool SoaCounts(ResolverPolicy policy) =>
        policy.AuthorityMustVerify || policy.Has(ResolverHabits.BadSoaMakesInsecure) || policy.Has(ResolverHabits.AuthorityOfAnswersMustVerify);

    /// <summary>Whether two sets have the same records and the same signatures.</summary>
    public static bool In(SignedRRset one, SignedRRset other) =>
        one.Type == other.Type && one.Owner == other.Owner
        && one.Signatures.AsSpan().SequenceEqual(other.Signatures.AsSpan())
        && (one.Set.Data.AsSpan().SequenceEqual(other.Set.Data.AsSpan()) || (IsRotated(one.Type) && SameMembers(one.Set.Data, other.Set.Data)));

    /// <summary>Whether several sets are the same, each in its place.</summary>
    private static bool In(ImmutableArray<SignedRRset> one, ImmutableArray<SignedRRset> other, bool soaCounts = true)
    {
        var same = one.Length == other.Length;
        for (var i = 0; same && i < one.Length; i++)
        {
            same = !soaCounts && one[i].Type == RecordType.Soa && other[i].Type == RecordType.Soa ? one[i].Owner == other[i].Owner : In(one[i], other[i]);
        }

        return same;
    }

    /// <summary>As above, for sightings in one response.</summary>
    public static bool In(IEnumerable<Sighting> one, IEnumerable<Sighting> other) => In([.. one.Select(sighting => sighting.Set)], [.. other.Select(sighting => sighting.Set)]);

    // Servers give data in turns; the order of DS and DNSKEY may meet a budget.
    private static bool IsRotated(RecordType type) => type != RecordType.Ds && type != RecordType.Dnskey;

    private static bool SameMembers(ImmutableArray<Rdata> one, ImmutableArray<Rdata> other) =>
        one.Length == other.Length && one.ToHashSet().SetEquals(other);
}
