using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-next-outside-zone</c>.</summary>
internal static class NsecNextOutsideZoneText
{
    internal static Explanation Explain(NsecNextOutsideZone.Found found)
    {
        return new Explanation(
            "the next name of an NSEC record lies outside the zone",
            $"{found.Span.Owner} NSEC {found.Span.Next}: the next name is not at or below {found.Check.Zone}",
            $"sign {found.Check.Zone} again; check that no name in the zone file lacks its final dot or has one too many",
            DenialWords.Record(found.Span),
            DenialWords.Response(found.Check));
    }
}
