using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-ttl-above-original</c>.</summary>
internal static class RrsigTtlAboveOriginalText
{
    internal static Explanation Explain(RrsigTtlAboveOriginal.Found found) => new(
        "the TTL of the signature is larger than the one that was signed",
        $"the RRSIG over {found.Check.Subject.Owner} {found.Check.Subject.Type} has TTL {found.SignatureTtl}, signed was {found.OriginalTtl}",
        "serve RRSIG records with the TTL of the RRset they cover",
        "a validator caps the TTL at the original one (RFC 4035 §5.3.3), so the data stay valid");
}
