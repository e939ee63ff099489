using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about signatures and signed RRsets; within a subject the first finding that breaks the link is named as its cause.</summary>
internal static class SignatureRules
{
    public static ImmutableArray<IRule<SignatureCheck>> OfSignatures { get; } =
    [
        new RrsigSignerAbove(),
        new RrsigSignerBelow(),
        new RrsigSignerBeside(),
        new RrsigLabelsExceedOwner(),
        new RrsigExpiresBeforeInception(),
        new RrsigExpired(),
        new RrsigNotYetValid(),
        new RrsigAlgorithmDiffers(),
        new RrsigKeyMissing(),
        new RrsigKeyRevoked(),
        new RrsigKeyNotZoneKey(),
        new RrsigKeyWrongProtocol(),
        new RrsigKeyMalformed(),
        new RrsigEmpty(),
        new RrsigWrongLength(),
        new RrsigOutOfRange(),
        new RrsigPointNotOnCurve(),
        new RrsigBitFlipped(),
        new RrsigMadeByOtherKey(),
        new RrsigPaddingNoise(),
        new RrsigOtherHash(),
        new RrsigPaddingMalformed(),
        new RrsigDigestDiffers(),
        new RrsigInvalid(),
        new RrsigAlgorithmProhibited(),
        new RrsigAlgorithmUnsupported(),
        new RrsigAlgorithmNotCheckable(),
        new RrsigTagCollisionTried(),
        new RrsigWithinSkew(),
        new RrsigNearExpiry(),
        new RrsigJustBegun(),
        new RrsigLifetimeLong(),
        new RrsigLifetimeShort(),
        new RrsigAlgorithmSha1(),
        new RrsigAlgorithmNotRecommended(),
    ];

    public static ImmutableArray<IRule<RRsetCheck>> OfRRsets { get; } =
    [
        new RrsigMissing(),
        new RrsetNoSupportedSignature(),
        new RrsetTooManySignatures(),
        new RrsigBudgetSpent(),
        new RrsetTtlAboveOriginal(),
        new RrsigTtlAboveOriginal(),
        new RrsetRrsigTtlDiffer(),
        new RrsetTtlBeyondExpiration(),
        new RrsetMissingAlgorithm(),
    ];
}
