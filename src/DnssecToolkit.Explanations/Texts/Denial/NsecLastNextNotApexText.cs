using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-last-next-not-apex</c>.</summary>
internal static class NsecLastNextNotApexText
{
    internal static Explanation Explain(NsecLastNextNotApex.Found found)
    {
        return new Explanation(
            "the NSEC record goes backwards and does not end at the apex",
            $"{found.Span.Next} comes before {found.Span.Owner} in canonical order, and is not the apex {found.Check.Zone}",
            $"sign {found.Check.Zone} again with names in canonical order (RFC 4034 §6.1)",
            DenialWords.Record(found.Span),
            DenialWords.Response(found.Check));
    }
}
