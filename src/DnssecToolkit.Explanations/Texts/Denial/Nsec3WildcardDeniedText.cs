using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-wildcard-denied</c>.</summary>
internal static class Nsec3WildcardDeniedText
{
    internal static Explanation Explain(Nsec3WildcardDenied.Found found)
    {
        return new Explanation(
            "the proof beside a wildcard answer denies that very wildcard",
            $"{DenialWords.Order(found.Span, found.Wildcard)}, yet {found.Check.Name} was answered from {found.Wildcard.Name}",
            $"sign {found.Check.Zone} again so that its NSEC3 chain has {found.Wildcard.Name}, and make sure that all servers have the same version",
            DenialWords.Record(found.Span),
            DenialWords.Response(found.Check));
    }
}
