using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What one server has of an RRset at a time.</summary>
/// <param name="Content">Tells versions apart: equal numbers mean the same content. What fits to what is said by <see cref="Outage"/>.</param>
/// <param name="IsGood">Whether its own signature verifies with the keys that its zone publishes.</param>
public sealed record ServedCopy(int Content, bool IsGood = true)
{
    /// <summary>When its signature runs out; null: after everything that matters.</summary>
    public DateTimeOffset? SignatureEnds { get; init; }
}

/// <summary>What the servers have from an instant on.</summary>
/// <param name="From">The instant; null for what was there before everything else.</param>
/// <param name="PerServer">A copy for each server. Where all servers agree, one copy is enough.</param>
public sealed record ServedVersion(DateTimeOffset? From, ImmutableArray<ServedCopy> PerServer)
{
    /// <summary>The same copy at every server.</summary>
    public ServedVersion(DateTimeOffset? from, ServedCopy everywhere)
        : this(from, [everywhere])
    {
    }
}

/// <summary>One of the RRsets that the fate of a name hangs on, as it was served over time.</summary>
/// <param name="Name">What it is, in words: "no-DS proof", "DS", "DNSKEY set", "answer".</param>
/// <param name="Ttl">Its TTL in seconds.</param>
/// <param name="Versions">What was served, in the order of time.</param>
public sealed record ServedObject(string Name, uint Ttl, ImmutableArray<ServedVersion> Versions)
{
    /// <summary>Whether it is an absence, for which resolvers have a limit of their own (RFC 2308 §5).</summary>
    public bool IsAbsence { get; init; }

    /// <summary>The same good content for ever.</summary>
    public static ServedObject Constant(string name, uint ttl) => new(name, ttl, [new ServedVersion(null, new ServedCopy(0))]);

    /// <summary>How long a resolver keeps it, in seconds.</summary>
    public uint KeptBy(Validation.CachePolicy policy) => IsAbsence ? policy.KeepsAbsence(Ttl) : policy.Keeps(Ttl);
}
