namespace DnssecToolkit.Validation;

/// <summary>Several keys have the tag and algorithm of an RRSIG, so that more than one had to be tried.</summary>
/// <remarks>RFC 4035 §5.3.1: "In this case, the validator cannot predetermine which DNSKEY RR to use to authenticate the signature, and it MUST try each matching DNSKEY RR until either the signature is validated or the validator has run out of matching public keys to try."</remarks>
public sealed class RrsigTagCollisionTried : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-tag-collision-tried", Severity.Notice, "RFC 4035 §5.3.1");

    /// <summary>The signature on which several keys were tried.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Trials.Count(trial => trial.Outcome is not null) > 1)
        {
            yield return new Found(subject);
        }
    }
}
