using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC record that covers the name belongs to a zone cut or a DNAME above it.</summary>
/// <remarks>RFC 6840 §4.1: "Ancestor delegation NSEC or NSEC3 RRs MUST NOT be used to assume nonexistence of any RRs below that zone cut, which include all RRs at that (original) owner name other than DS RRs, and all RRs below that owner name regardless of type."</remarks>
public sealed class NsecAncestorDelegation : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-ancestor-delegation", Severity.Error, "RFC 6840 §4.1", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, and the record of a cut or DNAME above the name.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.AncestorSpan() is { } span)
        {
            yield return new Found(subject, span);
        }
    }
}
