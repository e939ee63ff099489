using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-no-ns-in-bitmap</c>.</summary>
internal static class Nsec3NoNsInBitmapText
{
    internal static Explanation Explain(Nsec3NoNsInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response delegates a name whose NSEC3 record has no NS",
            $"the NSEC3 of {check.Name} lists no NS, so {check.Name} is no zone cut of {check.Zone}",
            $"add the NS records of {check.Name} to {check.Zone} and sign it again, or serve the names below from {check.Zone} itself",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
