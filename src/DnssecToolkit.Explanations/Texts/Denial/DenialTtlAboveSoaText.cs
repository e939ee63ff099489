using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>denial-ttl-above-soa</c>.</summary>
internal static class DenialTtlAboveSoaText
{
    internal static Explanation Explain(DenialTtlAboveSoa.Found found) => new(
        "a proof of absence lives longer than the absence may be remembered",
        $"the {found.Type} records of {found.Check.Zone} have the TTL {found.Ttl}; the SOA allows {found.Limit}",
        $"let the signer give {found.Type} records the lesser of the SOA's TTL and its MINIMUM field: {found.Limit}",
        "resolvers that reuse proofs (RFC 8198) deny new names for as long as the proof lives",
        DenialWords.Response(found.Check));
}
