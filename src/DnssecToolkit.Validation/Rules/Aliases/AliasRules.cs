using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about CNAME and DNAME.</summary>
internal static class AliasRules
{
    public static ImmutableArray<IRule<AliasCheck>> OfAliases { get; } = [];
}
