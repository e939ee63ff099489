using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-missing-algorithm</c>.</summary>
internal static class RrsetMissingAlgorithmText
{
    internal static Explanation Explain(RrsetMissingAlgorithm.Found found) => new(
        "an algorithm of the zone's keys does not sign the RRset",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} has no signature of {KeyWords.Algorithm(found.Algorithm)}, of which the zone has keys",
        "sign every RRset with each algorithm in use before its keys are published, and remove keys before signatures",
        $"signed with {string.Join(", ", found.Check.Signatures.Select(signature => KeyWords.Algorithm(signature.Rrsig.Algorithm)).Distinct())}",
        "validators must not insist on it (RFC 6840 §5.11); the duty is the signer's");
}
