using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-not-recommended</c>.</summary>
internal static class DsDigestNotRecommendedText
{
    internal static Explanation Explain(DsDigestNotRecommended.Found found) => new(
        "the DS rests on SHA-1 alone",
        $"{DsWords.Name(found.Set, found.Entry)} uses SHA-1, and no stronger digest is there",
        "replace it by a DS with SHA-256 (digest type 2)",
        "resolvers on some systems have switched SHA-1 off and treat the zone as insecure");
}
