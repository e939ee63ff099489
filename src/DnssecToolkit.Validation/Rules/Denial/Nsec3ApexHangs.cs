using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record of the zone's apex is missing or not validly signed, and nearly every negative answer of the zone hangs on it.</summary>
/// <remarks>RFC 5155 §8.3: "X is an ancestor of QNAME that is matched by an NSEC3 RR present in the response."</remarks>
public sealed class Nsec3ApexHangs : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-apex-hangs", Severity.Error, "RFC 5155 §8.3", ExtendedErrorCode.DnssecBogus, "NO_CLOSEST_ENCLOSER");

    /// <summary>The proof, the owner and the hash of the apex record, the record if it is there and spoiled (null: it is missing), and how many NSEC3 records the response brings.</summary>
    public sealed record Found(DenialCheck Check, DomainName Owner, string ApexHash, HashSpan? Record, int Others)
        : Finding(Info, new Place(Check.Zone, Owner, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.IsProved || subject.HashOf(subject.Zone) is not { } hash)
        {
            yield break;
        }

        var spoiled = subject.SpoiledRecords().Select(HashSpan.Of).FirstOrDefault(span => span is not null && span.Matches(hash));
        if ((spoiled is not null || subject.LacksApexHash()) && subject.Zone.TryPrepend(Encoding.ASCII.GetBytes(hash), out var owner))
        {
            yield return new Found(subject, owner, hash, spoiled, subject.HashSpans.Length);
        }
    }
}
