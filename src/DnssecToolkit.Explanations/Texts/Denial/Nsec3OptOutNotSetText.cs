using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-opt-out-not-set</c>.</summary>
internal static class Nsec3OptOutNotSetText
{
    internal static Explanation Explain(Nsec3OptOutNotSet.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the delegation has no NSEC3 record of its own, and the span over it has no opt-out flag",
            $"{DenialWords.Order(found.Span, found.Hashed)}, flags 0: {check.Name} would not exist at all",
            $"give {check.Name} an NSEC3 record, or sign {check.Zone} with opt-out throughout",
            DenialWords.Record(found.Span),
            "without the flag a covered name does not exist; with it the name may be an unsigned delegation",
            DenialWords.Response(check));
    }
}
