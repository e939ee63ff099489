using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No NSEC3 record covers the name one label below the closest encloser.</summary>
/// <remarks>RFC 5155 §8.3: "The name one label longer than X (but still an ancestor of -- or equal to -- QNAME) is covered by an NSEC3 RR present in the response."</remarks>
public sealed class Nsec3NextCloserNotCovered : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-next-closer-not-covered", Severity.Error, "RFC 5155 §8.3", ExtendedErrorCode.DnssecBogus, "NEXT_CLOSEST_ENCLOSER_NOT_COVERED");

    /// <summary>The proof, the next closer name and the closest encloser with their hashes, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, HashedName? NextCloser, HashedName? Encloser, ImmutableArray<HashSpan> Spans)
        : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (!subject.Lacks(DenialPart.NextCloser) || subject.HashSpans.IsEmpty || subject.Lacks(DenialPart.ClosestEncloser) || subject.AncestorHashSpan() is not null)
        {
            yield break;
        }

        var nextCloser = subject.Hashed(subject.NextCloser);
        if (nextCloser is null || !subject.HashSpans.Any(span => span.Covers(nextCloser.Hash) || span.Matches(nextCloser.Hash)))
        {
            yield return new Found(subject, nextCloser, subject.Hashed(subject.ClosestEncloser), subject.HashSpans);
        }
    }
}
