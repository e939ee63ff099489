using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The proof that a delegation has no DS uses the NSEC record of the child's apex.</summary>
/// <remarks>RFC 4035 §5.2: "A security-aware resolver MUST use the parent NSEC RR when attempting to prove that a DS RRset does not exist."</remarks>
public sealed class NsecFromChildSide : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-from-child-side", Severity.Error, "RFC 4035 §5.2", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITH_SOA");

    /// <summary>The proof, and the child's apex record.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoDs, IsProved: false }
            && !subject.Name.IsRoot
            && subject.NsecAt(subject.Name) is { } span
            && span.Types.Contains(RecordType.Soa))
        {
            yield return new Found(subject, span);
        }
    }
}
