using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record of the name lists the type that is denied.</summary>
/// <remarks>RFC 5155 §8.5: "The validator MUST verify that an NSEC3 RR that matches QNAME is present and that both the QTYPE and the CNAME type are not set in its Type Bit Maps field."</remarks>
public sealed class Nsec3TypeInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-type-in-bitmap", Severity.Error, "RFC 5155 §8.5", ExtendedErrorCode.DnssecBogus, "STYPE_IN_BITMAP");

    /// <summary>The proof and the record that lists the type.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoData, IsProved: false }
            && subject.Nsec3At(subject.Name) is { } span
            && span.Types.Contains(subject.Type))
        {
            yield return new Found(subject, span);
        }
    }
}
