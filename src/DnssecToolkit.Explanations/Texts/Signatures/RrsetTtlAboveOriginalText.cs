using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-ttl-above-original</c>.</summary>
internal static class RrsetTtlAboveOriginalText
{
    internal static Explanation Explain(RrsetTtlAboveOriginal.Found found) => new(
        "the TTL is larger than the one that was signed",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} has TTL {found.Check.Subject.Set.Set.Ttl}, signed was {found.OriginalTtl}",
        "sign the RRset with the TTL that it is served with",
        "a validator caps the TTL at the original one (RFC 4035 §5.3.3), so the data stay valid");
}
