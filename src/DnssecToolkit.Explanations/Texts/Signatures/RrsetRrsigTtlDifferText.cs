using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-rrsig-ttl-differ</c>.</summary>
internal static class RrsetRrsigTtlDifferText
{
    internal static Explanation Explain(RrsetRrsigTtlDiffer.Found found) => new(
        "the data and their signature have different TTLs",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} has TTL {found.Check.Subject.Set.Set.Ttl}, its RRSIG {found.SignatureTtl}",
        "serve RRSIG records with the TTL of the RRset they cover",
        "a cache keeps both for the smaller of the two");
}
