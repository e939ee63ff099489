using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>denial-wildcard-proof-missing</c>.</summary>
internal static class DenialWildcardProofMissingText
{
    internal static Explanation Explain(DenialWildcardProofMissing.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "an answer made from a wildcard comes without the proof that the exact name is absent",
            $"{check.Name} {check.Type} was made from {(check.ClosestEncloser?.Wildcard is { } wildcard ? $"the wildcard {wildcard}" : "a wildcard")}, and no NSEC or NSEC3 shows that {check.Name} itself does not exist",
            $"make the servers of {check.Zone} add the NSEC or NSEC3 record that covers {check.NextCloser ?? check.Name} to answers made from the wildcard",
            $"{DenialWords.Response(check)}: no NSEC and no NSEC3 in the authority section",
            "the labels field of the RRSIG is smaller than the number of labels of the owner: the answer is a wildcard's");
    }
}
