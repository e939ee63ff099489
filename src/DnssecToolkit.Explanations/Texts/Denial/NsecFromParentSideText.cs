using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-from-parent-side</c>.</summary>
internal static class NsecFromParentSideText
{
    internal static Explanation Explain(NsecFromParentSide.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof comes from the parent's side of a zone cut",
            $"{DenialWords.Record(found.Span)} lists NS without SOA: it speaks for the delegation, not for {check.Name} {check.Type}",
            $"answer {check.Name} {check.Type} from the zone {check.Name}, whose apex NSEC lists SOA, or send the referral to it",
            "the parent's record can only deny the DS",
            DenialWords.Response(check));
    }
}
