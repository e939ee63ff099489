using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC3 record uses an unknown hash algorithm and is ignored.</summary>
/// <remarks>RFC 5155 §8.1: "A validator MUST ignore NSEC3 RRs with unknown hash types."</remarks>
public sealed class Nsec3HashUnknown : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-hash-unknown", Severity.Error, "RFC 5155 §8.1", ExtendedErrorCode.DnssecBogus, "UNSUPPORTED_NSEC3_ALGORITHM");

    /// <summary>The proof, the owner of the record, and its hash algorithm.</summary>
    public sealed record Found(DenialCheck Check, DomainName Owner, byte HashAlgorithm) : Finding(Info, new Place(Check.Zone, Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            if (record.Nsec3 is { } nsec3 && nsec3.HashAlgorithm != Nsec3.Sha1HashAlgorithm)
            {
                yield return new Found(subject, record.Check.Subject.Owner, nsec3.HashAlgorithm);
            }
        }
    }
}
