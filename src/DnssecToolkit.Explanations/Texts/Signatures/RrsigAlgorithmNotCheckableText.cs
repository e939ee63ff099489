using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-not-checkable</c>.</summary>
internal static class RrsigAlgorithmNotCheckableText
{
    internal static Explanation Explain(RrsigAlgorithmNotCheckable.Found found) => new(
        "the signature cannot be checked on this machine",
        $"{SignatureWords.Name(found.Check)} uses {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}, which no provider here can check",
        "repeat the diagnosis on a machine whose cryptographic library allows the algorithm",
        SignatureWords.NotCheckable(found.Check));
}
