using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRSIG is used after its expiration.</summary>
/// <remarks>RFC 4035 §5.3.1: "The validator's notion of the current time MUST be less than or equal to the time listed in the RRSIG RR's Expiration field."</remarks>
public sealed class RrsigExpired : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-expired", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.SignatureExpired, "EXPIRATION_IN_PAST");

    /// <summary>The signature that had expired at the instant.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.Expired))
        {
            yield return new Found(subject);
        }
    }
}
