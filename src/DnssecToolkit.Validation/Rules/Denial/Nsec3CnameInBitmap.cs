using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record of the name lists CNAME, so the answer should have been that.</summary>
/// <remarks>RFC 6840 §4.3: "When validating a NOERROR/NODATA response, validators MUST check the CNAME bit in the matching NSEC or NSEC3 RR's type bitmap in addition to the bit for the query type."</remarks>
public sealed class Nsec3CnameInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-cname-in-bitmap", Severity.Error, "RFC 6840 §4.3", ExtendedErrorCode.DnssecBogus, "STYPE_IN_BITMAP");

    /// <summary>The proof and the record that lists CNAME.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoData or DenialKind.NoDs, IsProved: false }
            && subject.Type != RecordType.Cname
            && subject.Nsec3At(subject.Name) is { } span
            && span.Types.Contains(RecordType.Cname)
            && !span.Types.Contains(subject.Type))
        {
            yield return new Found(subject, span);
        }
    }
}
