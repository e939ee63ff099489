namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about signatures.</summary>
internal static class SignatureTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<Validation.RrsigExpired.Found>(RrsigExpiredText.Explain),
    ];
}
