using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-cname-in-bitmap</c>.</summary>
internal static class Nsec3CnameInBitmapText
{
    internal static Explanation Explain(Nsec3CnameInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response is empty, and its NSEC3 record says that there is a CNAME",
            $"the NSEC3 of {check.Name} lists CNAME, which would have been the answer",
            $"answer {check.Name} {check.Type} with the CNAME and its signature",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
