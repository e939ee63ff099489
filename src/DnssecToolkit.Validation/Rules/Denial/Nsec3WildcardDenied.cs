using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC3 record beside an answer made from a wildcard covers that wildcard.</summary>
/// <remarks>RFC 5155 §8.8: "The verified wildcard answer RRSet in the response provides the validator with a (candidate) closest encloser for QNAME."</remarks>
public sealed class Nsec3WildcardDenied : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-wildcard-denied", Severity.Error, "RFC 5155 §8.8", ExtendedErrorCode.DnssecBogus, "WILDCARD_COVERED");

    /// <summary>The proof, the wildcard that answered, and the record that denies it.</summary>
    public sealed record Found(DenialCheck Check, HashedName Wildcard, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.WildcardAnswer, IsProved: true }
            && subject.Hashed(subject.Wildcard) is { } wildcard
            && subject.HashSpans.FirstOrDefault(span => span.Covers(wildcard.Hash)) is { IsOptOut: false } denying)
        {
            yield return new Found(subject, wildcard, denying);
        }
    }
}
