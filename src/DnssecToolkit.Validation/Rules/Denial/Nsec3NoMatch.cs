using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A NODATA answer brings no NSEC3 record that matches the name.</summary>
/// <remarks>RFC 5155 §8.5: "The validator MUST verify that an NSEC3 RR that matches QNAME is present and that both the QTYPE and the CNAME type are not set in its Type Bit Maps field."</remarks>
public sealed class Nsec3NoMatch : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-no-match", Severity.Error, "RFC 5155 §8.5", ExtendedErrorCode.DnssecBogus, "NO_NSEC3_MATCHING_SNAME");

    /// <summary>The proof, the name with its hash, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, HashedName? Hashed, ImmutableArray<HashSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.MatchName)
            && !subject.HashSpans.IsEmpty
            && !subject.Lacks(DenialPart.ClosestEncloser)
            && !subject.Lacks(DenialPart.NextCloser)
            && !subject.Lacks(DenialPart.OptOut)
            && subject.Nsec3At(subject.Name) is null
            && subject.AncestorHashSpan() is null)
        {
            yield return new Found(subject, subject.Hashed(subject.Name), subject.HashSpans);
        }
    }
}
