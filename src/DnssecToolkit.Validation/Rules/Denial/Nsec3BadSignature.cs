using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record that the proof rests on has no valid signature; the proof would hold otherwise.</summary>
/// <remarks>RFC 4035 §5.4: "In addition, security-aware resolvers MUST authenticate the NSEC RRsets that comprise the non-existence proof as described in Section 5.3."</remarks>
public sealed class Nsec3BadSignature : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-bad-signature", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the record, the name it is the hash of where that is known, and what it would prove.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span, HashedName? Original, ImmutableArray<DenialPart> Spoiled)
        : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        var apex = subject.HashOf(subject.Zone);
        foreach (var record in subject.SpoiledRecords())
        {
            if (HashSpan.Of(record) is { } span && (apex is null || !span.Matches(apex)))
            {
                yield return new Found(subject, span, subject.Hashes.FirstOrDefault(hashed => span.Matches(hashed.Hash.ToLowerInvariant())), subject.SpoiledBySignature);
            }
        }
    }
}
