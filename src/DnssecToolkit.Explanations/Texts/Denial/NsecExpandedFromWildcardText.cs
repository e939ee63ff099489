using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-expanded-from-wildcard</c>.</summary>
internal static class NsecExpandedFromWildcardText
{
    internal static Explanation Explain(NsecExpandedFromWildcard.Found found)
    {
        return new Explanation(
            "an NSEC record was made from a wildcard",
            $"{found.Span.Owner} NSEC was signed as {found.Source}: the labels field of its RRSIG is smaller than the owner's number of labels",
            $"send the NSEC record under its own owner {found.Source}",
            DenialWords.Record(found.Span),
            "under a made-up owner the span could be moved to deny any name; it is not used",
            DenialWords.Response(found.Check));
    }
}
