using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Nothing in the response shows that no wildcard could have answered.</summary>
/// <remarks>RFC 5155 §8.4: "A validator MUST verify that there is a closest encloser proof for QNAME present in the response and that there is an NSEC3 RR that covers the wildcard at the closest encloser (i.e., the name formed by prepending the asterisk label to the closest encloser)."</remarks>
public sealed class Nsec3WildcardNotDenied : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-wildcard-not-denied", Severity.Error, "RFC 5155 §8.4", ExtendedErrorCode.DnssecBogus, "WILDCARD_NOT_COVERED");

    /// <summary>The proof, the wildcard with its hash, its record if it exists, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, HashedName? Wildcard, HashSpan? Existing, ImmutableArray<HashSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.HashSpans.IsEmpty || subject.Lacks(DenialPart.MatchName) || subject.Lacks(DenialPart.ClosestEncloser) || subject.AncestorHashSpan() is not null)
        {
            yield break;
        }

        var existing = subject.Wildcard is { } wildcard ? subject.Nsec3At(wildcard) : null;
        if (subject.Lacks(DenialPart.WildcardAbsent) || (subject.Lacks(DenialPart.WildcardTypeAbsent) && existing is null))
        {
            yield return new Found(subject, subject.Hashed(subject.Wildcard), existing, subject.HashSpans);
        }
    }
}
