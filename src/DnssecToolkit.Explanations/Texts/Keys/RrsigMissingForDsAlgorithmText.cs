using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-missing-for-ds-algorithm</c>.</summary>
internal static class RrsigMissingForDsAlgorithmText
{
    internal static Explanation Explain(RrsigMissingForDsAlgorithm.Found found) => new(
        "an algorithm of the DS RRset does not sign the DNSKEY RRset",
        $"the DNSKEY RRset of {found.Set.Zone} has no signature of {KeyWords.Algorithm(found.Algorithm)}",
        "sign the DNSKEY RRset with each algorithm that the DS RRset names",
        "resolvers that support only that algorithm find the zone bogus",
        KeyWords.Signers(found.Set));
}
