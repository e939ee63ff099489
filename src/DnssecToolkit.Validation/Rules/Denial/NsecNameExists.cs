using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The name said to be absent is shown to exist by an NSEC record of the same response.</summary>
/// <remarks>RFC 4035 §5.4: "If the requested RR name would appear after an authenticated NSEC RR's owner name and before the name listed in that NSEC RR's Next Domain Name field according to the canonical DNS name order defined in [RFC4034], then no RRsets with the requested name exist in the zone."</remarks>
public sealed class NsecNameExists : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-name-exists", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus, "WILDCARD_EXPANSION_INVALID");

    /// <summary>The name and the NSEC record that shows it.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span, DomainName Name) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.ShowingSpan() is { } span)
        {
            yield return new Found(subject, span, subject.ShownName);
        }
    }
}
