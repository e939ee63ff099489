using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNAME is given without the CNAME made from it.</summary>
/// <remarks>RFC 6672 §3.1: "A CNAME RR with Time to Live (TTL) equal to the corresponding DNAME RR is synthesized and included in the answer section when the DNAME is employed as a substitution instruction."</remarks>
public sealed class DnameCnameMissing : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-cname-missing", Severity.Warning, "RFC 6672 §3.1", null, "DNAME_NO_CNAME");

    /// <summary>The alias and the target of the CNAME that is missing.</summary>
    public sealed record Found(AliasCheck Check, DomainName Expected) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, Target: { } expected, SynthesizedCname: null } && subject.Name != subject.Alias.Subject.Owner)
        {
            yield return new Found(subject, expected);
        }
    }
}
