using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Why a walk gathered less than it might have. A closed set of cases; each says itself in one line.</summary>
public abstract record Notice
{
    private Notice()
    {
    }

    /// <summary>A server never answered and was not asked the rest of the questions.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="Zones">The zones it should serve.</param>
    public sealed record ServerSilent(ServerAddress Server, string Zones) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Server} never answered; it should serve {Zones}";
    }

    /// <summary>A server answered only after it had been given up, and was not asked the rest of the questions.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="Zones">The zones it should serve.</param>
    public sealed record ServerTooLate(ServerAddress Server, string Zones) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Server} answered too late and was not asked everything; it should serve {Zones}";
    }

    /// <summary>This machine has no way to addresses of a family; nothing was sent there, and that says nothing about the servers.</summary>
    /// <param name="Family">IPv4 or IPv6.</param>
    /// <param name="Addresses">How many servers' addresses were left out.</param>
    public sealed record NoRoute(string Family, int Addresses) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"this machine has no route to {Family} addresses of servers: {Addresses} were not asked");
    }

    /// <summary>No address of a server of a zone is known, so nobody could be asked.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="NameServers">Its name servers.</param>
    /// <param name="Cycle">The zones whose name servers' addresses hang on each other, where that is the reason: each one's servers are named in the next.</param>
    public sealed record NoServer(DomainName Zone, ImmutableArray<DomainName> NameServers, ImmutableArray<DomainName> Cycle) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => Cycle.IsEmpty
            ? $"no server of {Zone} has a known address; its name servers are {string.Join(", ", NameServers)}"
            : $"no server of {Zone} can be found: the addresses of its name servers hang on themselves ({string.Join(" needs ", Cycle)}) and there is no glue";

        /// <inheritdoc/>
        public bool Equals(NoServer? other) => other is not null && Zone == other.Zone;

        /// <inheritdoc/>
        public override int GetHashCode() => Zone.GetHashCode();
    }

    /// <summary>Aliases lead on for longer than is followed, or in a circle.</summary>
    /// <param name="Name">The alias that was not followed.</param>
    /// <param name="Limit">How many were.</param>
    public sealed record AliasLimit(DomainName Name, int Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"the alias {Name} was not followed: {Limit} led to it");
    }

    /// <summary>A zone has more name servers, addresses or zones on the way to them than are looked up.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="What">What there is too much of.</param>
    /// <param name="Limit">How many were looked up.</param>
    public sealed record TooMany(DomainName Zone, string What, int Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"{Zone} leads to more than {Limit} {What}; the rest was left out");
    }

    /// <summary>A server was sent as many queries as one may be.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="Limit">How many.</param>
    public sealed record ServerBudgetSpent(ServerAddress Server, int Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"{Server} was sent {Limit} queries and is asked no more");
    }

    /// <summary>As many queries were sent as may be.</summary>
    /// <param name="Limit">How many.</param>
    public sealed record QueryBudgetSpent(int Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"the budget of {Limit} queries is spent");
    }

    /// <summary>As much was received as is kept.</summary>
    /// <param name="Limit">Octets.</param>
    public sealed record OctetBudgetSpent(long Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"the budget of {Limit} octets is spent");
    }

    /// <summary>The time for the walk was up before everything was asked.</summary>
    /// <param name="Limit">How long it was.</param>
    public sealed record TimeSpent(TimeSpan Limit) : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"the time of {Limit.TotalSeconds:0.#} s is up; not everything was asked");
    }

    /// <summary>The walk was ended by the one who began it.</summary>
    public sealed record Interrupted : Notice
    {
        /// <inheritdoc/>
        public override string ToString() => "interrupted; not everything was asked";
    }
}
