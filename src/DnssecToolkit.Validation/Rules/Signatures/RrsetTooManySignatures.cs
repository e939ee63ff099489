using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRset has more signatures than the policy tries.</summary>
/// <remarks>RFC 1035 §7.1: "The amount of work which a resolver will do in response to a client request must be limited to guard against errors in the database"</remarks>
public sealed class RrsetTooManySignatures : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-too-many-signatures", Severity.Error, "RFC 1035 §7.1", ExtendedErrorCode.Other);

    /// <summary>The RRset and the limit.</summary>
    public sealed record Found(RRsetCheck Check, int Limit) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        if (subject.Signatures.Length > context.Policy.Budget.SignaturesPerRRset)
        {
            yield return new Found(subject, context.Policy.Budget.SignaturesPerRRset) { DecidesNothing = subject.IsValid };
        }
    }
}
