namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about DS records.</summary>
internal static class DelegationTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<Validation.DsAlgorithmMismatch.Found>(DsAlgorithmMismatchText.Explain),
        TextEntry.For<Validation.DsAlgorithmProhibited.Found>(DsAlgorithmProhibitedText.Explain),
        TextEntry.For<Validation.DsAlgorithmUnsupported.Found>(DsAlgorithmUnsupportedText.Explain),
        TextEntry.For<Validation.DsBudgetSpent.Found>(DsBudgetSpentText.Explain),
        TextEntry.For<Validation.DsDigestIgnored.Found>(DsDigestIgnoredText.Explain),
        TextEntry.For<Validation.DsDigestLength.Found>(DsDigestLengthText.Explain),
        TextEntry.For<Validation.DsDigestMismatch.Found>(DsDigestMismatchText.Explain),
        TextEntry.For<Validation.DsDigestNotRecommended.Found>(DsDigestNotRecommendedText.Explain),
        TextEntry.For<Validation.DsDigestProhibited.Found>(DsDigestProhibitedText.Explain),
        TextEntry.For<Validation.DsDigestUnsupported.Found>(DsDigestUnsupportedText.Explain),
        TextEntry.For<Validation.DsFieldsDiffer.Found>(DsFieldsDifferText.Explain),
        TextEntry.For<Validation.DsKeyNotZoneKey.Found>(DsKeyNotZoneKeyText.Explain),
        TextEntry.For<Validation.DsKeyRevoked.Found>(DsKeyRevokedText.Explain),
        TextEntry.For<Validation.DsKeyWrongProtocol.Found>(DsKeyWrongProtocolText.Explain),
        TextEntry.For<Validation.DsOtherKey.Found>(DsOtherKeyText.Explain),
        TextEntry.For<Validation.DsStandby.Found>(DsStandbyText.Explain),
    ];
}
