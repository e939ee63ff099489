using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-ds-in-bitmap</c>.</summary>
internal static class NsecDsInBitmapText
{
    internal static Explanation Explain(NsecDsInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response has no DS, and its NSEC record says that there is one",
            $"{DenialWords.Record(found.Span)} lists DS",
            $"send the DS records of {check.Name} with their signature; if they were taken out of {check.Zone} on purpose, sign the zone again so that the NSEC record loses DS",
            DenialWords.Response(check));
    }
}
