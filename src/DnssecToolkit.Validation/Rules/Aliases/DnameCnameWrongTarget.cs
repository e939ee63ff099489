using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The CNAME beside a DNAME is not the one that follows from it.</summary>
/// <remarks>RFC 6672 §5.3.1: "For a DNSSEC validator, verification of the DNAME RR and then that the CNAME was properly synthesized is sufficient proof."</remarks>
public sealed class DnameCnameWrongTarget : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-cname-wrong-target", Severity.Error, "RFC 6672 §5.3.1", ExtendedErrorCode.DnssecBogus, "DNAME_TARGET_MISMATCH");

    /// <summary>The alias, the name that follows from the DNAME, and the name in the CNAME.</summary>
    public sealed record Found(AliasCheck Check, DomainName Expected, DomainName Made) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, Target: { } expected, SynthesizedCname.Set.Set.Data: [Cname made] } && made.Target != expected)
        {
            yield return new Found(subject, expected, made.Target);
        }
    }
}
