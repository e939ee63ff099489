using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A name has several CNAME records.</summary>
/// <remarks>RFC 2181 §10.1: "There may be only one such canonical name for any one alias."</remarks>
public sealed class CnameMultiple : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("cname-multiple", Severity.Error, "RFC 2181 §10.1", ExtendedErrorCode.InvalidData);

    /// <summary>The alias and the targets.</summary>
    public sealed record Found(AliasCheck Check, ImmutableArray<DomainName> Targets) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (!subject.IsDname && subject.Alias.Subject.Set.Set.Data is { Length: > 1 } data)
        {
            yield return new Found(subject, [.. data.OfType<Cname>().Select(cname => cname.Target)]);
        }
    }
}
