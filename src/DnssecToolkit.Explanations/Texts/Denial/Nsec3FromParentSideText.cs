using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-from-parent-side</c>.</summary>
internal static class Nsec3FromParentSideText
{
    internal static Explanation Explain(Nsec3FromParentSide.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof comes from the parent's side of a zone cut",
            $"the NSEC3 of {check.Name} lists NS without SOA: it speaks for the delegation, not for {check.Name} {check.Type}",
            $"answer {check.Name} {check.Type} from the zone {check.Name}, or send the referral to it",
            $"{found.Span.OwnerHash} = H({check.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
