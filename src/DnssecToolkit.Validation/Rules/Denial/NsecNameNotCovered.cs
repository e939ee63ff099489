using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No NSEC record of the response covers the name that is denied.</summary>
/// <remarks>RFC 4035 §3.1.3.2: "An NSEC RR proving that there is no exact match for &lt;SNAME, SCLASS&gt;."</remarks>
public sealed class NsecNameNotCovered : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-name-not-covered", Severity.Error, "RFC 4035 §3.1.3.2", ExtendedErrorCode.DnssecBogus, "SNAME_NOT_COVERED");

    /// <summary>The proof, the name and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, DomainName Name, ImmutableArray<NameSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.CoverName)
            && !subject.NameSpans.IsEmpty
            && !subject.NameSpans.Any(span => span.Covers(subject.DeniedName))
            && subject.ShowingSpan() is null
            && subject.AncestorSpan() is null)
        {
            yield return new Found(subject, subject.DeniedName, subject.NameSpans);
        }
    }
}
