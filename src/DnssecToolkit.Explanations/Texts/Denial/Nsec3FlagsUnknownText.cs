using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-flags-unknown</c>.</summary>
internal static class Nsec3FlagsUnknownText
{
    internal static Explanation Explain(Nsec3FlagsUnknown.Found found)
    {
        return new Explanation(
            "the NSEC3 record has flags that do not exist",
            $"{found.Owner} NSEC3 has flags {found.Flags}; only 0 and 1 (opt-out) are defined",
            $"sign {found.Check.Zone} again with flags 0 or 1",
            "the record is ignored, as if it were not there",
            DenialWords.Response(found.Check));
    }
}
