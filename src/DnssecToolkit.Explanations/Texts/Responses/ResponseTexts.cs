using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The words for findings about responses and servers.</summary>
internal static class ResponseTexts
{
    public static IEnumerable<TextEntry> All =>
    [
        TextEntry.For<LinkBroken.Found>(LinkBrokenText.Explain),
        TextEntry.For<ResponseNoDnssecRecords.Found>(ResponseNoDnssecRecordsText.Explain),
        TextEntry.For<ResponseSoaMissing.Found>(ResponseSoaMissingText.Explain),
        TextEntry.For<ResponseSoaNotZone.Found>(ResponseSoaNotZoneText.Explain),
        TextEntry.For<ResponseSoaUnsigned.Found>(ResponseSoaUnsignedText.Explain),
        TextEntry.For<ResponseUnreadable.Found>(ResponseUnreadableText.Explain),
        TextEntry.For<ResponseMalformedRecord.Found>(ResponseMalformedRecordText.Explain),
        TextEntry.For<ResponseQuestionDiffers.Found>(ResponseQuestionDiffersText.Explain),
        TextEntry.For<ResponseTimeout.Found>(ResponseTimeoutText.Explain),
        TextEntry.For<ResponseNetworkError.Found>(ResponseNetworkErrorText.Explain),
        TextEntry.For<ResponseServfail.Found>(ResponseServfailText.Explain),
        TextEntry.For<ResponseRefused.Found>(ResponseRefusedText.Explain),
        TextEntry.For<ResponseError.Found>(ResponseErrorText.Explain),
        TextEntry.For<ResponseTruncated.Found>(ResponseTruncatedText.Explain),
        TextEntry.For<RecordsFlood.Found>(RecordsFloodText.Explain),
        TextEntry.For<ResponseNoEdns.Found>(ResponseNoEdnsText.Explain),
        TextEntry.For<ResponseDamaged.Found>(ResponseDamagedText.Explain),
        TextEntry.For<ResponseLame.Found>(ResponseLameText.Explain),
        TextEntry.For<ResponseSoaAboveZone.Found>(ResponseSoaAboveZoneText.Explain),
        TextEntry.For<ResponseUpwardReferral.Found>(ResponseUpwardReferralText.Explain),
        TextEntry.For<ResponseReferralForDs.Found>(ResponseReferralForDsText.Explain),
        TextEntry.For<ResponseNotAuthoritative.Found>(ResponseNotAuthoritativeText.Explain),
        TextEntry.For<ResponseForeignClass.Found>(ResponseForeignClassText.Explain),
        TextEntry.For<ServersDisagree.Found>(ServersDisagreeText.Explain),
        TextEntry.For<DnskeyMissingFromServer.Found>(DnskeyMissingFromServerText.Explain),
        TextEntry.For<DsDisagree.Found>(DsDisagreeText.Explain),
        TextEntry.For<NxdomainInconsistent.Found>(NxdomainInconsistentText.Explain),
        TextEntry.For<ServersSerialsDiffer.Found>(ServersSerialsDifferText.Explain),
    ];
}
