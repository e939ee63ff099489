using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What each server of a zone answered to one question of the chain, side by side.</summary>
/// <param name="Zone">The zone whose servers were asked.</param>
/// <param name="Question">The question.</param>
/// <param name="Statuses">The status of each server's response by itself.</param>
/// <param name="Sets">The RRset of the question's owner and type as each server gave it; null where it gave none.</param>
public sealed record ServerComparison(
    DomainName Zone,
    Question Question,
    ImmutableArray<(ServerAddress Server, SecurityStatus Status)> Statuses,
    ImmutableArray<(ServerAddress Server, SignedRRset? Set)> Sets)
{
    /// <summary>The response of each server that was compared.</summary>
    public ImmutableArray<Exchange> Exchanges { get; init; } = [];
}

/// <summary>An exchange of the chain's questions that gave no usable response, or an odd one.</summary>
/// <param name="Zone">The zone that was asked about.</param>
/// <param name="Exchange">The exchange, whatever its outcome.</param>
public sealed record ObservedExchange(DomainName Zone, Exchange Exchange)
{
    /// <summary>Whether the evidence shows that a zone begins there, and not only a proof that one may.</summary>
    public bool ZoneWasSeen { get; init; } = true;
}
