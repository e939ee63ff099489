using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a rule may know beside its subject.</summary>
public sealed class RuleContext
{
    private readonly Func<DomainName, SecurityAlgorithm, ushort, SignatureCensus> _census;

    private readonly FlippedBits _flipped;

    internal RuleContext(DateTimeOffset at, ResolverPolicy policy, Func<DomainName, SecurityAlgorithm, ushort, SignatureCensus> census, FlippedBits? flipped = null) =>
        (At, Policy, _census, _flipped) = (at, policy, census, flipped ?? new FlippedBits(policy.Budget.DamageSearches));

    /// <summary>The instant that is judged.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The policy that is judged under.</summary>
    public ResolverPolicy Policy { get; }

    /// <summary>How the other signatures of a key in the evidence fare: by signer, algorithm and key tag.</summary>
    public SignatureCensus SignaturesOf(DomainName zone, SecurityAlgorithm algorithm, ushort keyTag) => _census(zone, algorithm, keyTag);

    /// <summary>The one bit that is wrong in a signature, counted from the highest bit of its first octet; null where none was found.</summary>
    internal int? FlippedBitOf(SignatureCheck check) =>
        check.Has(SignatureProblems.CryptographyFailed) && !check.Has(SignatureFailure.Explained) ? _flipped.Of(check) : null;
}

/// <summary>How many signatures under one key tag in the evidence verify with the published key, and how many do not.</summary>
public sealed record SignatureCensus(int Good, int Bad);
