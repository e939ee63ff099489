using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-prohibited</c>.</summary>
internal static class DsDigestProhibitedText
{
    internal static Explanation Explain(DsDigestProhibited.Found found) => new(
        "the digest type of the DS is prohibited",
        $"{DsWords.Name(found.Set, found.Entry)} uses digest type {found.Entry.Ds.DigestType} ({found.Entry.Ds.DigestType.Number})",
        "replace the DS by one with SHA-256 (digest type 2)",
        "resolvers leave such a DS aside");
}
