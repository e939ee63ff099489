using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The owner of an NSEC3 record is not a hash directly below the zone's apex.</summary>
/// <remarks>RFC 5155 §3: "The owner name for the NSEC3 RR is the base32 encoding of the hashed owner name prepended as a single label to the name of the zone."</remarks>
public sealed class Nsec3OwnerMalformed : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-owner-malformed", Severity.Error, "RFC 5155 §3", ExtendedErrorCode.DnssecBogus, "INVALID_NSEC3_OWNER_NAME");

    /// <summary>The proof and the owner.</summary>
    public sealed record Found(DenialCheck Check, DomainName Owner) : Finding(Info, new Place(Check.Zone, Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            var owner = record.Check.Subject.Owner;
            if (record.Nsec3 is { HashAlgorithm: Nsec3.Sha1HashAlgorithm } && !IsHashBelow(owner, subject.Zone) && !IsHashBelow(owner, subject.Name)
                && !record.Check.Signatures.Any(signature => IsHashBelow(owner, signature.Rrsig.SignersName))) // another zone's record has findings of its own
            {
                yield return new Found(subject, owner);
            }
        }
    }

    private static bool IsHashBelow(DomainName owner, DomainName zone) =>
        owner.LabelCount == zone.LabelCount + 1
        && owner.IsBelow(zone)
        && Base32Hex.TryDecode(owner.FirstLabel, out var hash)
        && hash.Length == Nsec3Hash.Length;
}
