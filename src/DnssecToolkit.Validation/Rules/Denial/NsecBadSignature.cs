using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The record that the proof rests on has no valid signature; the proof would hold otherwise.</summary>
/// <remarks>RFC 4035 §5.4: "In addition, security-aware resolvers MUST authenticate the NSEC RRsets that comprise the non-existence proof as described in Section 5.3."</remarks>
public sealed class NsecBadSignature : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-bad-signature", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the record, and what it would prove.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span, ImmutableArray<DenialPart> Spoiled)
        : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.SpoiledRecords())
        {
            if (NameSpan.Of(record, subject.Zone) is { } span)
            {
                yield return new Found(subject, span, subject.SpoiledBySignature);
            }
        }
    }
}
