using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What of a blast radius is computed, and how far.</summary>
public sealed record BlastOptions
{
    /// <summary>The zone in question; null: the one that the evidence is about.</summary>
    public DomainName? Zone { get; init; }

    /// <summary>How the resolver judges.</summary>
    public ResolverPolicy Policy { get; init; } = ResolverPolicies.Rfc;

    /// <summary>The policies under which one name of each group is judged besides.</summary>
    public IReadOnlyList<ResolverPolicy> Compared { get; init; } = ResolverPolicies.All;

    /// <summary>How many names of a zone are judged; of a larger zone every n-th is, of each kind alike.</summary>
    public int MostNames { get; init; } = 100_000;

    /// <summary>How many absent names are made up and judged.</summary>
    public int AbsentNames { get; init; } = 200;

    /// <summary>What the made-up names depend on.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is asked how often; empty: shares of queries are not told.</summary>
    public QueryWeights Weights { get; init; } = QueryWeights.None;
}
