using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRset of a signed zone has no signature.</summary>
/// <remarks>RFC 4035 §2.2: "For each authoritative RRset in a signed zone, there MUST be at least one RRSIG record that meets the following requirements:"</remarks>
public sealed class RrsigMissing : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-missing", Severity.Error, "RFC 4035 §2.2", ExtendedErrorCode.RrsigsMissing, "MISSING_RRSIG");

    /// <summary>The RRset without signatures.</summary>
    public sealed record Found(RRsetCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        if (subject.Signatures.IsEmpty && !subject.Assumed)
        {
            yield return new Found(subject);
        }
    }
}
