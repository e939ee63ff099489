using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The name that a DNAME gives is longer than a name may be.</summary>
/// <remarks>RFC 6672 §2.2: "If this occurs, the server returns an RCODE of YXDOMAIN [RFC2136]."</remarks>
public sealed class DnameTargetTooLong : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-target-too-long", Severity.Warning, "RFC 6672 §2.2");

    /// <summary>The alias and the length that the name would have, in octets.</summary>
    public sealed record Found(AliasCheck Check, int Length) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, Target: null } && subject.Alias.Subject.Set.Set.Data[0] is Dname dname && subject.Name.IsBelow(subject.Alias.Subject.Owner))
        {
            var length = subject.Name.Wire.Length - subject.Alias.Subject.Owner.Wire.Length + dname.Target.Wire.Length;
            if (length > DomainName.MaximumWireLength)
            {
                yield return new Found(subject, length);
            }
        }
    }
}
