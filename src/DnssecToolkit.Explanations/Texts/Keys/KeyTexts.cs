namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about DNSKEY sets and trust anchors.</summary>
internal static class KeyTexts
{
    public static IEnumerable<TextEntry> All =>
    [
    ];
}
