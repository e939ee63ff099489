using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-type-in-bitmap</c>.</summary>
internal static class Nsec3TypeInBitmapText
{
    internal static Explanation Explain(Nsec3TypeInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response has no such records, and its NSEC3 record says that there are some",
            $"the NSEC3 of {check.Name} lists {check.Type}",
            $"send the {check.Type} records of {check.Name}; if they were removed, sign the zone again so that the NSEC3 record loses the type",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
