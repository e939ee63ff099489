using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC record beside an answer made from a wildcard covers that wildcard.</summary>
/// <remarks>RFC 4035 §3.1.3.3: "If the zone does not contain any RRsets that exactly match &lt;SNAME, SCLASS&gt; but does contain an RRset that matches &lt;SNAME, SCLASS, STYPE&gt; via wildcard name expansion, the name server MUST include the wildcard-expanded answer and the corresponding wildcard-expanded RRSIG RRs in the Answer section …"</remarks>
public sealed class NsecWildcardDenied : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-wildcard-denied", Severity.Error, "RFC 4035 §3.1.3.3", ExtendedErrorCode.DnssecBogus, "WILDCARD_COVERED");

    /// <summary>The proof, the wildcard that answered, and the record that denies it.</summary>
    public sealed record Found(DenialCheck Check, DomainName Wildcard, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.WildcardAnswer, IsProved: true }
            && subject.Wildcard is { } wildcard
            && subject.NameSpans.FirstOrDefault(span => span.Covers(wildcard)) is { } denying)
        {
            yield return new Found(subject, wildcard, denying);
        }
    }
}
