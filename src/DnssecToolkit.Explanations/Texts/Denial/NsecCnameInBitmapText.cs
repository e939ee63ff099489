using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-cname-in-bitmap</c>.</summary>
internal static class NsecCnameInBitmapText
{
    internal static Explanation Explain(NsecCnameInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response is empty, and its NSEC record says that there is a CNAME",
            $"{DenialWords.Record(found.Span)} lists CNAME, which would have been the answer",
            $"answer {check.Name} {check.Type} with the CNAME and its signature",
            DenialWords.Response(check));
    }
}
