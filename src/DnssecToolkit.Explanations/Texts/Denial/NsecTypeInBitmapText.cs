using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-type-in-bitmap</c>.</summary>
internal static class NsecTypeInBitmapText
{
    internal static Explanation Explain(NsecTypeInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response has no such records, and its NSEC record says that there are some",
            $"{DenialWords.Record(found.Span)} lists {check.Type}",
            $"send the {check.Type} records of {check.Name}; if they were removed, sign the zone again so that the NSEC record loses the type",
            DenialWords.Response(check));
    }
}
