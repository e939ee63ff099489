using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>What a name is to its zone.</summary>
public enum ZoneNameKind
{
    /// <summary>The zone's own name.</summary>
    Apex,

    /// <summary>A name with data of the zone.</summary>
    Data,

    /// <summary>A wildcard (RFC 4592).</summary>
    Wildcard,

    /// <summary>A delegation with a DS set.</summary>
    SignedDelegation,

    /// <summary>A delegation without one.</summary>
    UnsignedDelegation,

    /// <summary>Below a zone cut or a DNAME: glue, or what nobody is ever answered.</summary>
    Occluded,
}

/// <summary>A name of a zone with the types that it has, signatures left out.</summary>
public sealed record ZoneName(DomainName Name, ZoneNameKind Kind, ImmutableArray<RecordType> Types);
