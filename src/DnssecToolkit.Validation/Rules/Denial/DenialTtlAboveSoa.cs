using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A proof of absence may be remembered for longer than the absence itself.</summary>
/// <remarks>RFC 9077 §3.1: "The TTL of the NSEC RR that is returned MUST be the lesser of the MINIMUM field of the SOA record and the TTL of the SOA itself."</remarks>
public sealed class DenialTtlAboveSoa : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("denial-ttl-above-soa", Severity.Warning, "RFC 9077 §3.1");

    /// <summary>The proof, the record's TTL and what the SOA allows, in seconds.</summary>
    public sealed record Found(DenialCheck Check, RecordType Type, uint Ttl, uint Limit) : Finding(Info, new Place(Check.Zone, Check.Zone, Type));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        // Caches count the TTLs of SOA and proof down apart: only the zone's own servers tell what the zone has.
        if (subject.Exchange.Response is not { IsAuthoritative: true } response
            || response.Authority.FirstOrDefault(record => record.Type == RecordType.Soa && record.Owner == subject.Zone) is not { Data: Soa soa } record)
        {
            yield break;
        }

        var limit = Math.Min(soa.Minimum, record.Ttl);
        if (subject.Records.Select(proof => proof.Check.Subject.Set.Set).FirstOrDefault(set => set.Ttl > limit) is { } longer)
        {
            yield return new Found(subject, longer.Type, longer.Ttl, limit);
        }
    }
}
