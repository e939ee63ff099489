using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about DNSKEY sets and trust anchors.</summary>
internal static class KeyRules
{
    public static ImmutableArray<IRule<KeySetCheck>> OfKeySets { get; } = [];

    public static ImmutableArray<IRule<MissingKeySet>> OfMissingKeySets { get; } = [];
}
