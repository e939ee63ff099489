using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A referral is given for a name whose NSEC3 record does not list NS.</summary>
/// <remarks>RFC 5155 §8.9: "If there is an NSEC3 RR present in the response that matches the delegation name, then the validator MUST ensure that the NS bit is set and that the DS bit is not set in the Type Bit Maps field of the NSEC3 RR."</remarks>
public sealed class Nsec3NoNsInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-no-ns-in-bitmap", Severity.Error, "RFC 5155 §8.9", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITHOUT_NS");

    /// <summary>The referral's proof and the record without NS.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Kind == DenialKind.NoDs
            && subject.IsReferral()
            && subject.Nsec3At(subject.Name) is { } span
            && !span.Types.Contains(RecordType.Ns)
            && !span.Types.Contains(RecordType.Ds)
            && !span.Types.Contains(RecordType.Soa))
        {
            yield return new Found(subject, span);
        }
    }
}
