using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-opt-out-used</c>.</summary>
internal static class Nsec3OptOutUsedText
{
    internal static Explanation Explain(Nsec3OptOutUsed.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof leans on opt-out: it shows that there is nothing signed, and no more",
            $"an opt-out span of {check.Zone} covers {check.NextCloser ?? check.Name}: {(check.Kind == DenialKind.NoDs ? "the delegation is insecure" : "an unsigned delegation may exist there, so the answer is insecure")}",
            null,
            found.Span is { } span ? DenialWords.Record(span) : "the span over the name has the opt-out flag",
            DenialWords.Response(check));
    }
}
