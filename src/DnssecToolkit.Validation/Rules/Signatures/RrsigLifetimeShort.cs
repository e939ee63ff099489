namespace DnssecToolkit.Validation;

/// <summary>An RRSIG is valid for less than 12 hours.</summary>
/// <remarks>RFC 6781 §4.4.2.2 takes the shortest validity from the time for which one wants to survive a failure of the signer: until it is noticed and repaired.</remarks>
public sealed class RrsigLifetimeShort : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-lifetime-short", Severity.Notice, "RFC 6781 §4.4.2.2");

    /// <summary>The shortest validity that passes without a notice.</summary>
    internal static readonly TimeSpan Least = TimeSpan.FromHours(12);

    /// <summary>The signature and its validity.</summary>
    public sealed record Found(SignatureCheck Check, TimeSpan Validity) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        var validity = TimeSpan.FromSeconds(unchecked(subject.Rrsig.Expiration.Seconds - subject.Rrsig.Inception.Seconds));
        if (validity < Least && !subject.Has(SignatureProblems.NeverValid))
        {
            yield return new Found(subject, validity);
        }
    }
}
