using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The next hash of an NSEC3 record does not have the length of a hash.</summary>
/// <remarks>RFC 5155 §3.1.7: "The Next Hashed Owner Name field contains the next hashed owner name in hash order."</remarks>
public sealed class Nsec3NextHashMalformed : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-next-hash-malformed", Severity.Error, "RFC 5155 §3.1.7", ExtendedErrorCode.DnssecBogus, "INVALID_NSEC3_HASH");

    /// <summary>The proof, the owner of the record, and the length of the field.</summary>
    public sealed record Found(DenialCheck Check, DomainName Owner, int Length) : Finding(Info, new Place(Check.Zone, Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            if (record.Nsec3 is { HashAlgorithm: Nsec3.Sha1HashAlgorithm } nsec3 && nsec3.NextHashedOwnerName.Length != Nsec3Hash.Length)
            {
                yield return new Found(subject, record.Check.Subject.Owner, nsec3.NextHashedOwnerName.Length);
            }
        }
    }
}
