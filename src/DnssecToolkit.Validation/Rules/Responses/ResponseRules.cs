using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about responses and about what servers say side by side, the most telling first.</summary>
internal static class ResponseRules
{
    public static ImmutableArray<IRule<ResponseCheck>> OfResponses { get; } =
    [
        new ResponseNoDnssecRecords(),
        new ResponseSoaMissing(),
        new ResponseSoaNotZone(),
        new ResponseSoaUnsigned(),
    ];

    public static ImmutableArray<IRule<ObservedExchange>> OfExchanges { get; } =
    [
        new ResponseUnreadable(),
        new ResponseMalformedRecord(),
        new ResponseQuestionDiffers(),
        new ResponseTimeout(),
        new ResponseNetworkError(),
        new ResponseServfail(),
        new ResponseRefused(),
        new ResponseError(),
        new ResponseTruncated(),
        new RecordsFlood(),
        new ResponseNoEdns(),
        new ResponseDamaged(),
        new ResponseLame(),
        new ResponseSoaAboveZone(),
        new ResponseUpwardReferral(),
        new ResponseReferralForDs(),
        new ResponseNotAuthoritative(),
        new ResponseForeignClass(),
    ];

    public static ImmutableArray<IRule<ServerComparison>> OfComparisons { get; } =
    [
        new ServersDisagree(),
        new DnskeyMissingFromServer(),
        new DsDisagree(),
        new NxdomainInconsistent(),
        new ServersSerialsDiffer(),
    ];
}
