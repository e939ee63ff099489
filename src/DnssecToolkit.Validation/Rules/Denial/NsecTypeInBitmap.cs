using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC record at the name lists the type that is denied.</summary>
/// <remarks>RFC 4035 §5.4: "If the requested RR name matches the owner name of an authenticated NSEC RR, then the NSEC RR's type bit map field lists all RR types present at that owner name, and a resolver can prove that the requested RR type does not exist by checking for the RR type in the bit map."</remarks>
public sealed class NsecTypeInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-type-in-bitmap", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus, "STYPE_IN_BITMAP");

    /// <summary>The proof and the record that lists the type.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoData, IsProved: false }
            && subject.NsecAt(subject.Name) is { } span
            && span.Types.Contains(subject.Type))
        {
            yield return new Found(subject, span);
        }
    }
}
