using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A referral is given for a name whose NSEC record does not list NS.</summary>
/// <remarks>RFC 6840 §4.4: "The validator also MUST check for the presence of the NS bit in the matching NSEC (or NSEC3) RR (proving that there is, indeed, a delegation), or alternately make sure that the delegation is covered by an NSEC3 RR with the Opt-Out flag set."</remarks>
public sealed class NsecNoNsInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-no-ns-in-bitmap", Severity.Error, "RFC 6840 §4.4", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITHOUT_NS");

    /// <summary>The referral's proof and the record without NS.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Kind == DenialKind.NoDs
            && subject.IsReferral()
            && subject.NsecAt(subject.Name) is { } span
            && !span.Types.Contains(RecordType.Ns)
            && !span.Types.Contains(RecordType.Ds)
            && !span.Types.Contains(RecordType.Soa))
        {
            yield return new Found(subject, span);
        }
    }
}
