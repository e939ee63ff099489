using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The wildcard that matches the name has the type that is denied, or a CNAME.</summary>
/// <remarks>RFC 5155 §8.7: "Furthermore, the bits corresponding to both QTYPE and CNAME MUST NOT be set in the wildcard matching NSEC3 RR."</remarks>
public sealed class Nsec3WildcardTypePresent : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-wildcard-type-present", Severity.Error, "RFC 5155 §8.7", ExtendedErrorCode.DnssecBogus, "STYPE_IN_BITMAP");

    /// <summary>The proof, the wildcard with its hash, and its record.</summary>
    public sealed record Found(DenialCheck Check, HashedName Wildcard, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.WildcardTypeAbsent)
            && subject.Hashed(subject.Wildcard) is { } wildcard
            && subject.HashSpans.FirstOrDefault(span => span.Matches(wildcard.Hash)) is { } match
            && (match.Types.Contains(subject.Type) || match.Types.Contains(RecordType.Cname)))
        {
            yield return new Found(subject, wildcard, match);
        }
    }
}
