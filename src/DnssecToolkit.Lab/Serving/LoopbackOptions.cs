namespace DnssecToolkit.Lab.Serving;

/// <summary>How a lab is served.</summary>
public sealed record LoopbackOptions
{
    /// <summary>The port of every server; 0: some free port, the same for all; null: the port of the plan, which is 53.</summary>
    /// <remarks>Resolvers follow delegations, and a delegation has no port: they need 53. <c>dig</c> and <c>dnssec fetch</c> take any.</remarks>
    public int? Port { get; init; }

    /// <summary>What time the servers think it is: the system's clock, or a <see cref="VirtualClock"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told of every query after it was answered, by many threads at once. It must be quick and must not throw: the next query at that address waits for it.</summary>
    public Action<ServedQuery>? OnQuery { get; init; }

    /// <summary>Told when a server of the lab throws, which it answers with SERVFAIL (RFC 1035 §4.1.1).</summary>
    public Action<ServedQuery, Exception>? OnFailure { get; init; }

    /// <summary>How long a TCP connection may say nothing (RFC 7766 §6.2.3 wants seconds).</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many TCP connections there may be in all; one more is closed as soon as it comes.</summary>
    public int MaximumConnections { get; init; } = 2000;

    /// <summary>The largest query that TCP takes, in octets; a larger one ends the connection.</summary>
    public int MaximumQuerySize { get; init; } = 4096;
}
