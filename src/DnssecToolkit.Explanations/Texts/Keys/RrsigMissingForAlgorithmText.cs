using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-missing-for-algorithm</c>.</summary>
internal static class RrsigMissingForAlgorithmText
{
    internal static Explanation Explain(RrsigMissingForAlgorithm.Found found) => new(
        "an algorithm of the zone's keys does not sign the DNSKEY RRset",
        $"{found.Set.Zone} has keys of {KeyWords.Algorithm(found.Algorithm)}, but no signature of it over the DNSKEY RRset",
        "sign every RRset with each algorithm in use before its keys are published, and remove keys before signatures",
        "validators must not insist on it (RFC 6840 §5.11); the duty is the signer's",
        KeyWords.Signers(found.Set));
}
