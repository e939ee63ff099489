using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An answer made from a wildcard lacks the proof that nothing closer to the name exists.</summary>
/// <remarks>RFC 4035 §3.1.3.3: "… the name server MUST include the wildcard-expanded answer and the corresponding wildcard-expanded RRSIG RRs in the Answer section and MUST include in the Authority section an NSEC RR and associated RRSIG RR(s) proving that the zone does not contain a closer match for &lt;SNAME, SCLASS&gt;."</remarks>
public sealed class DenialWildcardProofMissing : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("denial-wildcard-proof-missing", Severity.Error, "RFC 4035 §3.1.3.3", ExtendedErrorCode.NsecMissing, "MISSING_NSEC_FOR_WILDCARD");

    /// <summary>The answer made from a wildcard.</summary>
    public sealed record Found(DenialCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.WildcardAnswer, Mechanism: DenialMechanism.None, IsProved: false, Records.IsEmpty: true })
        {
            yield return new Found(subject);
        }
    }
}
