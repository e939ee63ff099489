using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-from-child-side</c>.</summary>
internal static class Nsec3FromChildSideText
{
    internal static Explanation Explain(Nsec3FromChildSide.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof that there is no DS comes from the child's side of the zone cut",
            $"{found.Span.Owner} NSEC3 lists SOA: it is the child's apex, which never has DS records",
            $"answer {check.Name} DS from {check.Zone}, the parent",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
