using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The CNAME made from a DNAME has TTL 0, as the older standard had it.</summary>
/// <remarks>RFC 6672 §3.1: "A TTL of zero means that the CNAME can be discarded immediately after processing the answer."</remarks>
public sealed class DnameCnameTtlZero : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-cname-ttl-zero", Severity.Notice, "RFC 6672 §3.1", null, "DNAME_TTL_ZERO");

    /// <summary>The alias.</summary>
    public sealed record Found(AliasCheck Check) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, SynthesizedCname.Set.Set.Ttl: 0, Alias.Subject.Set.Set.Ttl: not 0 })
        {
            yield return new Found(subject);
        }
    }
}
