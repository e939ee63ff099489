namespace DnssecToolkit.Validation;

/// <summary>An RRSIG is outside of its time and is accepted only because the policy forgives wrong clocks.</summary>
/// <remarks>RFC 4035 §5.3.1: "The validator's notion of the current time MUST be less than or equal to the time listed in the RRSIG RR's Expiration field."</remarks>
public sealed class RrsigWithinSkew : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-within-skew", Severity.Warning, "RFC 4035 §5.3.1");

    /// <summary>The signature that only the forgiven clock skew keeps good.</summary>
    public sealed record Found(SignatureCheck Check, ClockSkew Skew, string Policy) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        var inTime = !subject.Rrsig.Expiration.IsBefore(subject.At) && !subject.Rrsig.Inception.IsAfter(subject.At);
        if (!inTime && !subject.Has(SignatureProblems.Expired | SignatureProblems.NotYetValid | SignatureProblems.NeverValid))
        {
            yield return new Found(subject, context.Policy.Skew, context.Policy.Name);
        }
    }
}
