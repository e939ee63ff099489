using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-revoked</c>.</summary>
internal static class DnskeyRevokedText
{
    internal static Explanation Explain(DnskeyRevoked.Found found) => new(
        "a key is revoked",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} is revoked, and says so with its own signature",
        null,
        $"before it was revoked its tag was {KeyWords.TagBeforeRevocation(found.Key.Key)}");
}
