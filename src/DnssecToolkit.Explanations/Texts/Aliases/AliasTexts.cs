namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about CNAME and DNAME.</summary>
internal static class AliasTexts
{
    public static IEnumerable<TextEntry> All =>
    [
    ];
}
