using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about proofs of absence.</summary>
internal static class DenialRules
{
    public static ImmutableArray<IRule<DenialCheck>> OfDenials { get; } = [];
}
