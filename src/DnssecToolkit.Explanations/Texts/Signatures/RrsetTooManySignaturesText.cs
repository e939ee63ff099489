using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-too-many-signatures</c>.</summary>
internal static class RrsetTooManySignaturesText
{
    internal static Explanation Explain(RrsetTooManySignatures.Found found) => new(
        "the RRset has more signatures than a validator tries",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} has {Say.Count(found.Check.Signatures.Length, "signature")}; at most {found.Limit} are tried",
        "remove signatures of old keys; one for each algorithm, two in a rollover, are enough",
        "signatures beyond the limit were not checked");
}
