using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a rule may know beside its subject.</summary>
public sealed class RuleContext
{
    private readonly Func<DomainName, SecurityAlgorithm, ushort, SignatureCensus> _census;

    internal RuleContext(DateTimeOffset at, ResolverPolicy policy, Func<DomainName, SecurityAlgorithm, ushort, SignatureCensus> census) =>
        (At, Policy, _census) = (at, policy, census);

    /// <summary>The instant that is judged.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The policy that is judged under.</summary>
    public ResolverPolicy Policy { get; }

    /// <summary>How the other signatures of a key in the evidence fare: by signer, algorithm and key tag.</summary>
    public SignatureCensus SignaturesOf(DomainName zone, SecurityAlgorithm algorithm, ushort keyTag) => _census(zone, algorithm, keyTag);
}

/// <summary>How many signatures under one key tag in the evidence verify with the published key, and how many do not.</summary>
public sealed record SignatureCensus(int Good, int Bad);
