using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy does not support the algorithm of an RRSIG.</summary>
/// <remarks>RFC 4035 §5.2: "If the validator does not support any of the algorithms listed in an authenticated DS RRset, then the resolver has no supported authentication path leading from the parent to the child."</remarks>
public sealed class RrsigAlgorithmUnsupported : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-unsupported", Severity.Warning, "RFC 4035 §5.2", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_NOT_SUPPORTED");

    /// <summary>The signature of an unsupported algorithm.</summary>
    public sealed record Found(SignatureCheck Check, string Policy) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.AlgorithmUnsupported) && !AlgorithmStanding.IsProhibited(subject.Rrsig.Algorithm))
        {
            yield return new Found(subject, context.Policy.Name);
        }
    }
}
