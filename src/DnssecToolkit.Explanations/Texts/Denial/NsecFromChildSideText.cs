using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-from-child-side</c>.</summary>
internal static class NsecFromChildSideText
{
    internal static Explanation Explain(NsecFromChildSide.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof that there is no DS comes from the child's side of the zone cut",
            $"{DenialWords.Record(found.Span)} lists SOA: it is the child's apex, which never has DS records",
            $"answer {check.Name} DS from {check.Zone}, the parent",
            "only the parent knows whether there is a DS; the child's record could hide one",
            DenialWords.Response(check));
    }
}
