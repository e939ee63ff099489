using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about DNSKEY sets and trust anchors.</summary>
internal static class KeyRules
{
    public static ImmutableArray<IRule<KeySetCheck>> OfKeySets { get; } =
    [
        new DnskeyNoZoneKey(),
        new DnskeyNotSignedByDsKey(),
        new AnchorNotSigning(),
        new DnskeyMissingAlgorithm(),
        new RrsigMissingForDsAlgorithm(),
        new RrsigMissingForAlgorithm(),
        new DnskeyEmpty(),
        new DnskeyBadLength(),
        new DnskeyMalformed(),
        new DnskeyUnreadable(),
        new DnskeyWrongProtocol(),
        new DnskeyReservedFlags(),
        new DnskeyAlgorithmProhibited(),
        new DnskeyAlgorithmUnsupported(),
        new DnskeyWeak(),
        new DnskeyOddity(),
        new DnskeyTagCollision(),
        new DnskeyRevoked(),
        new DnskeyRevokedNotSigning(),
        new DnskeyStandby(),
    ];

    public static ImmutableArray<IRule<MissingKeySet>> OfMissingKeySets { get; } =
    [
        new DnskeyMissing(),
    ];
}
