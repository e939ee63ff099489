using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-key-revoked</c>.</summary>
internal static class DsKeyRevokedText
{
    internal static Explanation Explain(DsKeyRevoked.Found found) => new(
        "the DS is for a revoked key",
        $"{DsWords.Name(found.Set, found.Entry)} is for {KeyWords.Name(found.Entry.Key!)}, which carries the REVOKE flag",
        "replace the DS by one for a key that is not revoked",
        $"the flag also changes the key tag: the DS says {found.Entry.Ds.KeyTag}, the key now has {KeyTag.Of(found.Entry.Key!)}");
}
