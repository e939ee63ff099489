using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-ds-in-bitmap</c>.</summary>
internal static class Nsec3DsInBitmapText
{
    internal static Explanation Explain(Nsec3DsInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response has no DS, and its NSEC3 record says that there is one",
            $"the NSEC3 of {check.Name} lists DS",
            $"send the DS records of {check.Name} with their signature; if they were taken out of {check.Zone} on purpose, sign the zone again so that the NSEC3 record loses DS",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
