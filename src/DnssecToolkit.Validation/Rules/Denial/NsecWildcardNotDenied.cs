using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Nothing in the response shows that no wildcard could have answered.</summary>
/// <remarks>RFC 4035 §5.4: "However, it is possible that a wildcard could be used to match the requested RR owner name and type, so proving that the requested RRset does not exist also requires proving that no possible wildcard RRset exists that could have been used to generate a positive response."</remarks>
public sealed class NsecWildcardNotDenied : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-wildcard-not-denied", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus, "WILDCARD_NOT_COVERED");

    /// <summary>The proof, the wildcard that could have answered, the record of that wildcard if it exists, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, DomainName? Wildcard, NameSpan? Existing, ImmutableArray<NameSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.NameSpans.IsEmpty || subject.Lacks(DenialPart.MatchName))
        {
            yield break;
        }

        var existing = subject.Wildcard is { } wildcard ? subject.NsecAt(wildcard) : null;
        if (subject.Lacks(DenialPart.WildcardAbsent) || (subject.Lacks(DenialPart.WildcardTypeAbsent) && existing is null))
        {
            yield return new Found(subject, subject.Wildcard, existing, subject.NameSpans);
        }
    }
}
