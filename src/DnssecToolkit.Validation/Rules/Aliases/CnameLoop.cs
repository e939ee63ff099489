using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Following the aliases leads back to the name itself.</summary>
/// <remarks>RFC 1034 §3.6.2: "CNAME chains should be followed and CNAME loops signalled as an error."</remarks>
public sealed class CnameLoop : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("cname-loop", Severity.Error, "RFC 1034 §3.6.2", ExtendedErrorCode.InvalidData);

    /// <summary>The alias and the names on the way round.</summary>
    public sealed record Found(AliasCheck Check, ImmutableArray<DomainName> Path) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        var cnames = (subject.Alias.Subject.Exchange.Response?.Answer ?? []).Where(record => record.Data is Cname).ToList();
        var path = new List<DomainName> { subject.Name };
        var next = subject.Target;
        while (next is not null && path.Count <= context.Policy.AliasLimit)
        {
            path.Add(next);
            if (next == subject.Name)
            {
                yield return new Found(subject, [.. path]);
                yield break;
            }

            next = cnames.Find(record => record.Owner == next)?.Data is Cname cname ? cname.Target : null;
        }

        if (!subject.WayRound.IsEmpty)
        {
            yield return new Found(subject, subject.WayRound);
        }
    }
}
