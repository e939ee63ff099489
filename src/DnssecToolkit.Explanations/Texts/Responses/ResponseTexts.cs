namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about responses and servers.</summary>
internal static class ResponseTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<Validation.LinkBroken.Found>(LinkBrokenText.Explain),
    ];
}
