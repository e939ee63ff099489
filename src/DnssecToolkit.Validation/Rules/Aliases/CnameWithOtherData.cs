using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A name has a CNAME and other records in one response.</summary>
/// <remarks>RFC 1034 §3.6.2: "If a CNAME RR is present at a node, no other data should be present; this ensures that the data for a canonical name and its aliases cannot be different."</remarks>
public sealed class CnameWithOtherData : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("cname-with-other-data", Severity.Warning, "RFC 1034 §3.6.2");

    /// <summary>The alias and the other types.</summary>
    public sealed record Found(AliasCheck Check, ImmutableArray<RecordType> Types) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject.IsDname)
        {
            yield break;
        }

        ImmutableArray<RecordType> others =
        [
            .. (subject.Alias.Subject.Exchange.Response?.Answer ?? [])
                .Where(record => record.Owner == subject.Name && record.Type != RecordType.Cname && record.Type != RecordType.Rrsig && record.Type != RecordType.Nsec)
                .Select(record => record.Type)
                .Distinct()
                .Order(),
        ];
        if (!others.IsEmpty)
        {
            yield return new Found(subject, others);
        }
    }
}
