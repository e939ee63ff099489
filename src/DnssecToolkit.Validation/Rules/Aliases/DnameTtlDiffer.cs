using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The CNAME made from a DNAME has another TTL than the DNAME.</summary>
/// <remarks>RFC 6672 §3.1: "A CNAME RR with Time to Live (TTL) equal to the corresponding DNAME RR is synthesized and included in the answer section when the DNAME is employed as a substitution instruction."</remarks>
public sealed class DnameTtlDiffer : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-ttl-differ", Severity.Warning, "RFC 6672 §3.1", null, "DNAME_TTL_MISMATCH");

    /// <summary>The alias and both TTLs in seconds.</summary>
    public sealed record Found(AliasCheck Check, uint DnameTtl, uint CnameTtl) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, SynthesizedCname.Set.Set.Ttl: var made and not 0 } && made != subject.Alias.Subject.Set.Set.Ttl)
        {
            yield return new Found(subject, subject.Alias.Subject.Set.Set.Ttl, made);
        }
    }
}
