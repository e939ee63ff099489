using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC3 record as the span of hashes it speaks for (RFC 5155 §1.3 "cover" and "match"). Hashes are base32hex in lower case, whose order is that of the octets.</summary>
/// <param name="Owner">The owner of the record.</param>
/// <param name="OwnerHash">The first label of the owner: the hash of an existing name.</param>
/// <param name="NextHash">The next hash in order; the first of the zone after the last.</param>
/// <param name="IsOptOut">Whether unsigned delegations may lie in the span without a record of their own.</param>
/// <param name="Types">The types at the original owner.</param>
public sealed record HashSpan(DomainName Owner, string OwnerHash, string NextHash, bool IsOptOut, TypeBitmap Types)
{
    /// <summary>Whether this is the last span of the zone, which ends where the first begins.</summary>
    public bool WrapsAround => string.CompareOrdinal(NextHash, OwnerHash) <= 0;

    /// <summary>Whether a hash is the owner's.</summary>
    public bool Matches(string hash) => string.Equals(OwnerHash, hash, StringComparison.Ordinal);

    /// <summary>Whether a hash lies between owner hash and next hash, so that no name with it exists.</summary>
    public bool Covers(string hash)
    {
        var afterOwner = string.CompareOrdinal(OwnerHash, hash) < 0;
        var beforeNext = string.CompareOrdinal(hash, NextHash) < 0;
        return WrapsAround ? (afterOwner || beforeNext) && !Matches(hash) && hash != NextHash : afterOwner && beforeNext;
    }

    /// <summary>The span of an NSEC3 record; null for other records.</summary>
    internal static HashSpan? Of(DenialRecord record) => record.Nsec3 is { } nsec3
        ? new HashSpan(record.Check.Subject.Owner, LabelOf(record.Check.Subject.Owner), Base32Hex.Encode(nsec3.NextHashedOwnerName.Span), nsec3.IsOptOut, nsec3.Types)
        : null;

    private static string LabelOf(DomainName owner) => owner.IsRoot ? "" : Encoding.Latin1.GetString(owner.FirstLabel).ToLowerInvariant();
}
