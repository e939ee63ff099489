namespace DnssecToolkit.Validation;

/// <summary>An RRSIG expires within 300 seconds of the instant.</summary>
/// <remarks>RFC 4035 §5.3.1: "The validator's notion of the current time MUST be less than or equal to the time listed in the RRSIG RR's Expiration field."</remarks>
public sealed class RrsigNearExpiry : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-near-expiry", Severity.Warning, "RFC 4035 §5.3.1", null, "EXPIRATION_WITHIN_CLOCK_SKEW");

    /// <summary>How far clocks commonly differ.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromSeconds(300);

    /// <summary>The signature and what is left of it.</summary>
    public sealed record Found(SignatureCheck Check, TimeSpan Left) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        var left = subject.Rrsig.Expiration.ToInstant(subject.At) - subject.At;
        if (left >= TimeSpan.Zero && left <= Margin && !subject.Has(SignatureProblems.NeverValid | SignatureProblems.NotYetValid))
        {
            yield return new Found(subject, left);
        }
    }
}
