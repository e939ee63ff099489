using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about CNAME and DNAME.</summary>
internal static class AliasTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<DnameCnameWrongTarget.Found>(DnameCnameWrongTargetText.Explain),
        TextEntry.For<CnameMultiple.Found>(CnameMultipleText.Explain),
        TextEntry.For<DnameMultiple.Found>(DnameMultipleText.Explain),
        TextEntry.For<CnameLoop.Found>(CnameLoopText.Explain),
        TextEntry.For<DnameTargetTooLong.Found>(DnameTargetTooLongText.Explain),
        TextEntry.For<CnameWithOtherData.Found>(CnameWithOtherDataText.Explain),
        TextEntry.For<DnameCnameMissing.Found>(DnameCnameMissingText.Explain),
        TextEntry.For<DnameTtlDiffer.Found>(DnameTtlDifferText.Explain),
        TextEntry.For<DnameCnameSigned.Found>(DnameCnameSignedText.Explain),
        TextEntry.For<DnameCnameTtlZero.Found>(DnameCnameTtlZeroText.Explain),
    ];
}
