using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The wildcard that matches the name has the type that is denied, or a CNAME.</summary>
/// <remarks>RFC 4035 §3.1.3.4: "An NSEC RR proving that there are no RRsets matching STYPE at the wildcard owner name that matched &lt;SNAME, SCLASS&gt; via wildcard expansion."</remarks>
public sealed class NsecWildcardTypePresent : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-wildcard-type-present", Severity.Error, "RFC 4035 §3.1.3.4", ExtendedErrorCode.DnssecBogus, "STYPE_IN_BITMAP");

    /// <summary>The proof and the wildcard's record.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.WildcardTypeAbsent)
            && subject.Wildcard is { } wildcard
            && subject.NsecAt(wildcard) is { } span
            && (span.Types.Contains(subject.Type) || span.Types.Contains(RecordType.Cname)))
        {
            yield return new Found(subject, span);
        }
    }
}
