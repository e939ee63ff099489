using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The expiration of an RRSIG lies before its inception, so it was never valid.</summary>
/// <remarks>RFC 4034 §3.1.5: "The RRSIG record MUST NOT be used for authentication prior to the inception date and MUST NOT be used for authentication after the expiration date."</remarks>
public sealed class RrsigExpiresBeforeInception : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-expires-before-inception", Severity.Error, "RFC 4034 §3.1.5", ExtendedErrorCode.SignatureExpiredBeforeValid);

    /// <summary>The signature that never was valid.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.NeverValid))
        {
            yield return new Found(subject);
        }
    }
}
