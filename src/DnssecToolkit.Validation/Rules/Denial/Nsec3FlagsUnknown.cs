using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC3 record has unknown flags and is ignored.</summary>
/// <remarks>RFC 5155 §8.2: "A validator MUST ignore NSEC3 RRs with a Flag fields value other than zero or one."</remarks>
public sealed class Nsec3FlagsUnknown : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-flags-unknown", Severity.Error, "RFC 5155 §8.2", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the owner of the record, and its flags.</summary>
    public sealed record Found(DenialCheck Check, DomainName Owner, byte Flags) : Finding(Info, new Place(Check.Zone, Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            if (record.Nsec3 is { } nsec3 && (nsec3.Flags & ~Nsec3.OptOutFlag) != 0)
            {
                yield return new Found(subject, record.Check.Subject.Owner, nsec3.Flags);
            }
        }
    }
}
