using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-next-hash-malformed</c>.</summary>
internal static class Nsec3NextHashMalformedText
{
    internal static Explanation Explain(Nsec3NextHashMalformed.Found found)
    {
        return new Explanation(
            "the next hash of an NSEC3 record has the wrong length",
            $"the next hash of {found.Owner} has {Say.Count(found.Length, "octet")}; a SHA-1 hash has 20",
            $"sign {found.Check.Zone} again",
            "the span of the record has no end, so it covers nothing",
            DenialWords.Response(found.Check));
    }
}
