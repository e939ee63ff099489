using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRSIG is used before its inception.</summary>
/// <remarks>RFC 4035 §5.3.1: "The validator's notion of the current time MUST be greater than or equal to the time listed in the RRSIG RR's Inception field."</remarks>
public sealed class RrsigNotYetValid : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-not-yet-valid", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.SignatureNotYetValid, "INCEPTION_IN_FUTURE");

    /// <summary>The signature that had not begun at the instant.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.NotYetValid))
        {
            yield return new Found(subject);
        }
    }
}
