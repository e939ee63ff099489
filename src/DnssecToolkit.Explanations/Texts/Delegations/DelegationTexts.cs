namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about DS records and delegations.</summary>
internal static class DelegationTexts
{
    public static IEnumerable<TextEntry> All =>
    [
    ];
}
