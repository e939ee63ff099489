using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-unsupported</c>.</summary>
internal static class DsDigestUnsupportedText
{
    internal static Explanation Explain(DsDigestUnsupported.Found found) => new(
        "the digest type of the DS is not supported",
        $"{DsWords.Name(found.Set, found.Entry)} uses digest type {found.Entry.Ds.DigestType} ({found.Entry.Ds.DigestType.Number}), which the policy {found.Policy} does not compute",
        "publish a DS with SHA-256 (digest type 2) as well",
        "where no DS is usable the zone counts as insecure, not bogus");
}
