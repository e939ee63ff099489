namespace DnssecToolkit.Validation;

/// <summary>An RRSIG began less than 300 seconds before the instant.</summary>
/// <remarks>RFC 4035 §5.3.1: "The validator's notion of the current time MUST be greater than or equal to the time listed in the RRSIG RR's Inception field."</remarks>
public sealed class RrsigJustBegun : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-just-begun", Severity.Warning, "RFC 4035 §5.3.1", null, "INCEPTION_WITHIN_CLOCK_SKEW");

    /// <summary>The signature and how long ago it began.</summary>
    public sealed record Found(SignatureCheck Check, TimeSpan Age) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        var age = subject.At - subject.Rrsig.Inception.ToInstant(subject.At);
        if (age >= TimeSpan.Zero && age <= RrsigNearExpiry.Margin && !subject.Has(SignatureProblems.NeverValid | SignatureProblems.Expired))
        {
            yield return new Found(subject, age);
        }
    }
}
