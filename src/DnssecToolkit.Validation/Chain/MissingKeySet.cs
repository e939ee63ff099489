using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A zone that has DS records, or a trust anchor, but whose servers answered that it has no DNSKEY records.</summary>
public sealed record MissingKeySet(DomainName Zone, DsSetCheck DsSet, ImmutableArray<Exchange> Responses);
