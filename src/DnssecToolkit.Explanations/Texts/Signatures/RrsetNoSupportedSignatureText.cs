using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-no-supported-signature</c>.</summary>
internal static class RrsetNoSupportedSignatureText
{
    internal static Explanation Explain(RrsetNoSupportedSignature.Found found) => new(
        "no signature of the RRset has a supported algorithm",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} is signed only with {string.Join(", ", found.Check.Signatures.Select(signature => KeyWords.Algorithm(signature.Rrsig.Algorithm)).Distinct())}",
        "sign every RRset with each algorithm that the DS RRset names",
        $"the policy is {found.Policy}; the zone's DS names an algorithm that it does check, so a signature of that is due");
}
