using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-hash-unknown</c>.</summary>
internal static class Nsec3HashUnknownText
{
    internal static Explanation Explain(Nsec3HashUnknown.Found found)
    {
        return new Explanation(
            "the NSEC3 record uses a hash that does not exist",
            $"{found.Owner} NSEC3 has hash algorithm {found.HashAlgorithm}; only 1 (SHA-1) is defined",
            $"sign {found.Check.Zone} again with hash algorithm 1",
            "the record is ignored, as if it were not there",
            DenialWords.Response(found.Check));
    }
}
