using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key is in the DNSKEY RRset of some of the zone's servers and not of others.</summary>
/// <remarks>RFC 4035 §5.3.1: "The matching DNSKEY RR MUST be present in the zone's apex DNSKEY RRset, and MUST have the Zone Flag bit (DNSKEY RDATA Flag bit 7) set." The sentence is about the key of a signature: a signature from one server must be checked with the keys from another.</remarks>
public sealed class DnskeyMissingFromServers : IRule<ChainLink>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-missing-from-servers", Severity.Warning, "RFC 4035 §5.3.1", null, "DNSKEY_MISSING_FROM_SERVERS");

    /// <summary>The link, the key, and the servers with and without it.</summary>
    public sealed record Found(ChainLink Link, KeyInSet Key, ImmutableArray<ServerAddress> With, ImmutableArray<ServerAddress> Without) : Finding(Info, new Place(Link.Zone, Link.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<ChainLink>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChainLink subject, RuleContext context)
    {
        foreach (var key in subject.KeySets.SelectMany(set => set.Keys).DistinctBy(key => key.Key))
        {
            var having = Servers(subject.KeySets.Where(set => set.Keys.Any(other => other.Key.Equals(key.Key))));
            var lacking = Servers(subject.KeySets.Where(set => !set.Keys.Any(other => other.Key.Equals(key.Key)))).RemoveRange(having);
            if (!lacking.IsEmpty)
            {
                yield return new Found(subject, key, having, lacking);
            }
        }
    }

    private static ImmutableArray<ServerAddress> Servers(IEnumerable<KeySetCheck> sets) =>
        [.. sets.Select(set => set.RRset.Subject.Server).Distinct()];
}
