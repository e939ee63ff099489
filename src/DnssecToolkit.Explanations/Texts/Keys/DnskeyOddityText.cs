using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-oddity</c>.</summary>
internal static class DnskeyOddityText
{
    internal static Explanation Explain(DnskeyOddity.Found found) => new(
        "the form of a key is odd",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone}: {string.Join("; ", found.Oddities.Select(KeyWords.Oddity))}",
        "make a new key with exponent 65537 in the usual form",
        "here it verifies; other resolvers may refuse it");
}
