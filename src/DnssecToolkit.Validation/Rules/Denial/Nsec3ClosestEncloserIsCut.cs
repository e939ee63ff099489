using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record that shows the closest encloser belongs to a zone cut or a DNAME.</summary>
/// <remarks>RFC 5155 §8.3: "The DNAME type bit must not be set and the NS type bit may only be set if the SOA type bit is set."</remarks>
public sealed class Nsec3ClosestEncloserIsCut : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-closest-encloser-is-cut", Severity.Error, "RFC 5155 §8.3", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the closest encloser, and its record.</summary>
    public sealed record Found(DenialCheck Check, DomainName Encloser, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.AncestorHashSpan() is { } ancestor)
        {
            yield return new Found(subject, ancestor.Name, ancestor.Span);
        }
    }
}
