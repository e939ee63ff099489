namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about keys and trust anchors.</summary>
internal static class KeyTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<Validation.AnchorKeyAbsent.Found>(AnchorKeyAbsentText.Explain),
        TextEntry.For<Validation.AnchorNoMatch.Found>(AnchorNoMatchText.Explain),
        TextEntry.For<Validation.AnchorNotSigning.Found>(AnchorNotSigningText.Explain),
        TextEntry.For<Validation.DnskeyAlgorithmProhibited.Found>(DnskeyAlgorithmProhibitedText.Explain),
        TextEntry.For<Validation.DnskeyAlgorithmUnsupported.Found>(DnskeyAlgorithmUnsupportedText.Explain),
        TextEntry.For<Validation.DnskeyBadLength.Found>(DnskeyBadLengthText.Explain),
        TextEntry.For<Validation.DnskeyEmpty.Found>(DnskeyEmptyText.Explain),
        TextEntry.For<Validation.DnskeyMalformed.Found>(DnskeyMalformedText.Explain),
        TextEntry.For<Validation.DnskeyMissing.Found>(DnskeyMissingText.Explain),
        TextEntry.For<Validation.DnskeyMissingAlgorithm.Found>(DnskeyMissingAlgorithmText.Explain),
        TextEntry.For<Validation.DnskeyMissingFromServers.Found>(DnskeyMissingFromServersText.Explain),
        TextEntry.For<Validation.DnskeyNoZoneKey.Found>(DnskeyNoZoneKeyText.Explain),
        TextEntry.For<Validation.DnskeyNotSignedByDsKey.Found>(DnskeyNotSignedByDsKeyText.Explain),
        TextEntry.For<Validation.DnskeyOddity.Found>(DnskeyOddityText.Explain),
        TextEntry.For<Validation.DnskeyReservedFlags.Found>(DnskeyReservedFlagsText.Explain),
        TextEntry.For<Validation.DnskeyRevoked.Found>(DnskeyRevokedText.Explain),
        TextEntry.For<Validation.DnskeyRevokedNotSigning.Found>(DnskeyRevokedNotSigningText.Explain),
        TextEntry.For<Validation.DnskeyStandby.Found>(DnskeyStandbyText.Explain),
        TextEntry.For<Validation.DnskeyTagCollision.Found>(DnskeyTagCollisionText.Explain),
        TextEntry.For<Validation.DnskeyUnreadable.Found>(DnskeyUnreadableText.Explain),
        TextEntry.For<Validation.DnskeyWeak.Found>(DnskeyWeakText.Explain),
        TextEntry.For<Validation.DnskeyWrongProtocol.Found>(DnskeyWrongProtocolText.Explain),
        TextEntry.For<Validation.RrsigMissingForAlgorithm.Found>(RrsigMissingForAlgorithmText.Explain),
        TextEntry.For<Validation.RrsigMissingForDsAlgorithm.Found>(RrsigMissingForDsAlgorithmText.Explain),
    ];
}
