using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A CNAME, or a DNAME with the CNAME that a server made from it (RFC 6672 §5.3.1).</summary>
/// <param name="Zone">The zone that holds the alias.</param>
/// <param name="Name">The name that is replaced.</param>
/// <param name="Target">The name that takes its place; null where the DNAME gives a name that is too long.</param>
/// <param name="Alias">The check of the CNAME or DNAME RRset.</param>
/// <param name="SynthesizedCname">The CNAME that came with a DNAME; null where there is none or the alias is a plain CNAME.</param>
public sealed record AliasCheck(DomainName Zone, DomainName Name, DomainName? Target, RRsetCheck Alias, Sighting? SynthesizedCname)
{
    /// <summary>The names on the way round, where the aliases of several responses lead back to this name; else none.</summary>
    public ImmutableArray<DomainName> WayRound { get; init; } = [];

    /// <summary>Whether the alias is a DNAME.</summary>
    public bool IsDname => Alias.Subject.Type == RecordType.Dname;
}
