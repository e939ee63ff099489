using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about responses and about what servers say side by side.</summary>
internal static class ResponseRules
{
    public static ImmutableArray<IRule<ResponseCheck>> OfResponses { get; } = [];

    public static ImmutableArray<IRule<ObservedExchange>> OfExchanges { get; } = [];

    public static ImmutableArray<IRule<ServerComparison>> OfComparisons { get; } = [];
}
