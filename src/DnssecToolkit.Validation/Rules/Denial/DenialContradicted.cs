using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A proof denies a name or type that another response in the evidence returned.</summary>
/// <remarks>RFC 4035 §5.4: "A resolver can use authenticated NSEC RRs to prove that an RRset is not present in a signed zone."</remarks>
public sealed class DenialContradicted : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("denial-contradicted", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus, "EXISTING_NAME_COVERED", "EXISTING_TYPE_NOT_IN_BITMAP");

    /// <summary>The proof and the records that exist in spite of it.</summary>
    public sealed record Found(DenialCheck Check, ImmutableArray<Sighting> Sightings) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (!subject.Contradictions.IsEmpty)
        {
            yield return new Found(subject, subject.Contradictions);
        }
    }
}
