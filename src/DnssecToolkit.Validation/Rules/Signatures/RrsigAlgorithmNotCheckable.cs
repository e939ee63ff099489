using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy supports the algorithm of an RRSIG, but it cannot be checked on this machine.</summary>
/// <remarks>RFC 4035 §5.2: "If the validator does not support any of the algorithms listed in an authenticated DS RRset, then the resolver has no supported authentication path leading from the parent to the child."</remarks>
public sealed class RrsigAlgorithmNotCheckable : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-not-checkable", Severity.Warning, "RFC 4035 §5.2", ExtendedErrorCode.UnsupportedDnskeyAlgorithm);

    /// <summary>The signature that could not be checked here.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.NotCheckable))
        {
            yield return new Found(subject);
        }
    }
}
