using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A NODATA answer brings no NSEC record of the name itself.</summary>
/// <remarks>RFC 4035 §3.1.3.1: "If the zone contains RRsets matching &lt;SNAME, SCLASS&gt; but contains no RRset matching &lt;SNAME, SCLASS, STYPE&gt;, then the name server MUST include the NSEC RR for &lt;SNAME, SCLASS&gt; along with its associated RRSIG RR(s) in the Authority section of the response (see Section 3.1.1)."</remarks>
public sealed class NsecNoMatch : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-no-match", Severity.Error, "RFC 4035 §3.1.3.1", ExtendedErrorCode.DnssecBogus, "NO_NSEC_MATCHING_SNAME", "SNAME_COVERED");

    /// <summary>The proof, a record that denies the name as a whole, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, NameSpan? Covering, ImmutableArray<NameSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.MatchName) && !subject.NameSpans.IsEmpty && subject.NsecAt(subject.Name) is null && subject.AncestorSpan() is null)
        {
            yield return new Found(subject, subject.NameSpans.FirstOrDefault(span => span.Covers(subject.Name)), subject.NameSpans);
        }
    }
}
