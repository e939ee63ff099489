using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-mismatch</c>.</summary>
internal static class DsDigestMismatchText
{
    internal static Explanation Explain(DsDigestMismatch.Found found) => new(
        "the digest of the DS is not that of the key it names",
        $"{DsWords.Name(found.Set, found.Entry)} names {KeyWords.Name(found.Entry.Key!)}, whose digest differs",
        $"give the parent a DS computed anew from the key in service: {DsWords.Proper(found.Set.Child, found.Entry)}",
        $"digest in the DS:  {Convert.ToHexStringLower(found.Entry.Ds.Digest.Span)}",
        $"digest of the key: {Convert.ToHexStringLower(found.Entry.ComputedDigest.Span)} ({found.Entry.Ds.DigestType} over {found.Set.Child} and the key's data)");
}
