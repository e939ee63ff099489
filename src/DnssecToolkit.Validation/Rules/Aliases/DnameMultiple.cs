using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A name has several DNAME records.</summary>
/// <remarks>RFC 6672 §2.4: "DNAME is a singleton type, meaning only one DNAME is allowed per name."</remarks>
public sealed class DnameMultiple : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-multiple", Severity.Error, "RFC 6672 §2.4", ExtendedErrorCode.InvalidData);

    /// <summary>The alias and the targets.</summary>
    public sealed record Found(AliasCheck Check, ImmutableArray<DomainName> Targets) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject.IsDname && subject.Alias.Subject.Set.Set.Data is { Length: > 1 } data)
        {
            yield return new Found(subject, [.. data.OfType<Dname>().Select(dname => dname.Target)]);
        }
    }
}
