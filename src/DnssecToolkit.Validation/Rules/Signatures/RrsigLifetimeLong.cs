namespace DnssecToolkit.Validation;

/// <summary>An RRSIG is valid for more than 180 days.</summary>
/// <remarks>RFC 6781 §4.4.2.1 weighs a long validity against the risk of replay, and advises to sign again regularly so that it stays a habit.</remarks>
public sealed class RrsigLifetimeLong : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-lifetime-long", Severity.Notice, "RFC 6781 §4.4.2.1");

    /// <summary>The longest validity that passes without a notice.</summary>
    internal static readonly TimeSpan Most = TimeSpan.FromDays(180);

    /// <summary>The signature and its validity.</summary>
    public sealed record Found(SignatureCheck Check, TimeSpan Validity) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        var validity = TimeSpan.FromSeconds(unchecked(subject.Rrsig.Expiration.Seconds - subject.Rrsig.Inception.Seconds));
        if (validity > Most && !subject.Has(SignatureProblems.NeverValid))
        {
            yield return new Found(subject, validity);
        }
    }
}
