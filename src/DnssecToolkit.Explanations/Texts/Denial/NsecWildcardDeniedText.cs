using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-wildcard-denied</c>.</summary>
internal static class NsecWildcardDeniedText
{
    internal static Explanation Explain(NsecWildcardDenied.Found found)
    {
        return new Explanation(
            "the proof beside a wildcard answer denies that very wildcard",
            $"{DenialWords.Order(found.Span, found.Wildcard)}, yet {found.Check.Name} was answered from {found.Wildcard}",
            $"sign {found.Check.Zone} again so that its NSEC chain has {found.Wildcard}, and make sure that all servers have the same version",
            DenialWords.Record(found.Span),
            DenialWords.Response(found.Check));
    }
}
