using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>compact-denial-span-too-wide</c>.</summary>
internal static class CompactDenialSpanTooWideText
{
    internal static Explanation Explain(CompactDenialSpanTooWide.Found found)
    {
        return new Explanation(
            "the NSEC record made for an absent name covers more than that name",
            $"{found.Span.Owner} NSEC {found.Span.Next}: the next name should be {found.Successor}",
            "let the record end at the name's immediate successor",
            "resolvers that deny from their cache (RFC 8198) deny every name in the span",
            DenialWords.Response(found.Check));
    }
}
