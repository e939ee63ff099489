using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC record at the name is the parent's record of a zone cut, used to deny a type other than DS.</summary>
/// <remarks>RFC 6840 §4.1: "Ancestor delegation NSEC or NSEC3 RRs MUST NOT be used to assume nonexistence of any RRs below that zone cut, which include all RRs at that (original) owner name other than DS RRs, and all RRs below that owner name regardless of type."</remarks>
public sealed class NsecFromParentSide : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-from-parent-side", Severity.Error, "RFC 6840 §4.1", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, and the parent's record at the cut.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoData, IsProved: false }
            && subject.Type != RecordType.Ds
            && subject.NsecAt(subject.Name) is { } span
            && span.Types.IsParentSide)
        {
            yield return new Found(subject, span);
        }
    }
}
