using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-and-nsec3-mixed</c>.</summary>
internal static class NsecAndNsec3MixedText
{
    internal static Explanation Explain(NsecAndNsec3Mixed.Found found)
    {
        return new Explanation(
            "the response mixes NSEC and NSEC3",
            $"{Say.Count(found.Nsecs, "NSEC record")} and {Say.Count(found.Nsec3s, "NSEC3 record")} of {found.Check.Zone} stand in one response",
            $"let the servers of {found.Check.Zone} deny with one of the two: NSEC3 where NSEC3PARAM stands at the apex, else NSEC",
            "the two kinds do not add up to one proof",
            DenialWords.Response(found.Check));
    }
}
