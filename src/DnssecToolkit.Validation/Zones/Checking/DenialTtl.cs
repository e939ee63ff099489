using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The TTL that proofs of absence must have (RFC 9077 §3).</summary>
internal sealed class DenialTtl(FindingLog log)
{
    private bool _told;

    /// <summary>What the apex's SOA makes it.</summary>
    public uint Expected { get; set; }

    /// <summary>Checks an NSEC or NSEC3 record.</summary>
    public void Check(ZoneNode node, in NodeRecord record)
    {
        if (record.Ttl != Expected && !_told)
        {
            // RFC 9077 §3: the lesser of the SOA's MINIMUM field and the TTL of the SOA itself.
            _told = true;
            log.Add("denial-ttl", Severity.Warning, node.Name, record.Type, record.Line, $"the TTL is {record.Ttl}; negative answers have {Expected} (told once)");
        }
    }
}
