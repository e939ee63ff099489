using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRSIG uses RSASHA512 (algorithm 10).</summary>
/// <remarks>RFC 8624 §3.1 does not recommend RSASHA512 for signing, because it is not widely deployed; validators must implement it.</remarks>
public sealed class RrsigAlgorithmNotRecommended : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-not-recommended", Severity.Warning, "RFC 8624 §3.1", null, "ALGORITHM_NOT_RECOMMENDED");

    /// <summary>The signature of an algorithm that is not recommended.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Rrsig.Algorithm == SecurityAlgorithm.RsaSha512)
        {
            yield return new Found(subject);
        }
    }
}
