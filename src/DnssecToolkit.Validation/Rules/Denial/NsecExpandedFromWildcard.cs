using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC record was expanded from a wildcard, so its span means nothing.</summary>
/// <remarks>RFC 4035 §3.1.3.2: "The owner names of these NSEC and RRSIG RRs are not subject to wildcard name expansion when these RRs are included in the Authority section of the response."</remarks>
public sealed class NsecExpandedFromWildcard : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-expanded-from-wildcard", Severity.Error, "RFC 4035 §3.1.3.2", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the record under its made-up owner, and the wildcard that was signed.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span, DomainName Source) : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            if (record.Check.IsWildcardExpansion && NameSpan.Of(record, subject.Zone) is { } span)
            {
                yield return new Found(subject, span, record.Check.SourceOwner);
            }
        }
    }
}
