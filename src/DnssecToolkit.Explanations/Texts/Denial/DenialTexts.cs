namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about proofs of absence.</summary>
internal static class DenialTexts
{
    public static IEnumerable<TextEntry> All =>
    [
    ];
}
