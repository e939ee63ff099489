using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-length</c>.</summary>
internal static class DsDigestLengthText
{
    internal static Explanation Explain(DsDigestLength.Found found) => new(
        "the digest of the DS has the wrong length",
        $"{DsWords.Name(found.Set, found.Entry)} has a digest of {Say.Count(found.Entry.Ds.Digest.Length, "octet")}, {found.Entry.Ds.DigestType} has {DsDigest.Length(found.Entry.Ds.DigestType)}",
        "submit the whole DS to the parent again",
        $"digest: {Say.Octets(found.Entry.Ds.Digest, 48)}");
}
