using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about DS records and delegations.</summary>
internal static class DelegationRules
{
    public static ImmutableArray<IRule<DsSetCheck>> OfDsSets { get; } =
    [
        new AnchorNoMatch(),
        new DsDigestMismatch(),
        new DsOtherKey(),
        new DsStandby(),
        new DsAlgorithmMismatch(),
        new DsKeyRevoked(),
        new DsFieldsDiffer(),
        new DsDigestLength(),
        new DsKeyNotZoneKey(),
        new DsKeyWrongProtocol(),
        new DsBudgetSpent(),
        new DsDigestProhibited(),
        new DsAlgorithmProhibited(),
        new DsAlgorithmUnsupported(),
        new DsDigestUnsupported(),
        new DsDigestIgnored(),
        new DsDigestNotRecommended(),
        new AnchorKeyAbsent(),
    ];

    public static ImmutableArray<IRule<ChainLink>> OfLinks { get; } =
    [
        new DnskeyMissingFromServers(),
    ];
}
