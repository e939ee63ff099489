using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRset has signatures, but none of an algorithm that the policy checks.</summary>
/// <remarks>RFC 4035 §5.2: "If the validator does not support any of the algorithms listed in an authenticated DS RRset, then the resolver has no supported authentication path leading from the parent to the child."</remarks>
public sealed class RrsetNoSupportedSignature : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-no-supported-signature", Severity.Error, "RFC 4035 §5.2", ExtendedErrorCode.UnsupportedDnskeyAlgorithm);

    /// <summary>The RRset and the policy.</summary>
    public sealed record Found(RRsetCheck Check, string Policy) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        if (!subject.Signatures.IsEmpty && subject.Signatures.All(signature => signature.Has(SignatureProblems.AlgorithmUnsupported)))
        {
            yield return new Found(subject, context.Policy.Name);
        }
    }
}
