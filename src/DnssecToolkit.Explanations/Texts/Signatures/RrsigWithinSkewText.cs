using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-within-skew</c>.</summary>
internal static class RrsigWithinSkewText
{
    internal static Explanation Explain(RrsigWithinSkew.Found found) => new(
        "only the forgiven clock skew keeps the signature valid",
        $"{SignatureWords.Name(found.Check)} is outside of its time; the policy {found.Policy} forgives a clock that is off",
        "sign the zone again now: resolvers that do not forgive already refuse it",
        SignatureWords.Window(found.Check),
        $"forgiven: {SignatureWords.Skew(found.Check, found.Skew)}");
}
