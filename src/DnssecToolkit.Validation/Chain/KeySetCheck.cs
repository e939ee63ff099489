using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A zone's DNSKEY RRset as one response carried it, against its DS RRset or trust anchor (RFC 4035 §5.2).</summary>
/// <param name="Zone">The zone.</param>
/// <param name="RRset">The check of the RRset with its own keys.</param>
/// <param name="DsSet">How each DS or anchor fits the keys.</param>
/// <param name="Keys">Every key, with its tag.</param>
public sealed record KeySetCheck(DomainName Zone, RRsetCheck RRset, DsSetCheck DsSet, ImmutableArray<KeyInSet> Keys)
{
    /// <summary>The keys that a DS matches and whose signature over the RRset is valid: the entry points of trust.</summary>
    public ImmutableArray<KeyInSet> EntryKeys { get; init; } = [];

    /// <summary>Whether the RRset was taken as valid to see what follows from it alone.</summary>
    public bool Assumed { get; init; }

    /// <summary>Whether the zone's keys can be trusted.</summary>
    public bool IsValid => Assumed || !EntryKeys.IsEmpty;
}

/// <summary>A DNSKEY with its tag (RFC 4034 appendix B).</summary>
public sealed record KeyInSet(Dnskey Key, ushort Tag);
