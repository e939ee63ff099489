using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about DS records and delegations.</summary>
internal static class DelegationRules
{
    public static ImmutableArray<IRule<DsSetCheck>> OfDsSets { get; } = [];

    public static ImmutableArray<IRule<ChainLink>> OfLinks { get; } = [];
}
