namespace DnssecToolkit.Timelines;

/// <summary>What holds a failure: the thing that must change or run out before it ends.</summary>
public enum HeldBy
{
    /// <summary>Nothing: the next query succeeds.</summary>
    Nothing,

    /// <summary>What the servers answer.</summary>
    Servers,

    /// <summary>The remembered verdict that the answer is bogus.</summary>
    BogusVerdict,

    /// <summary>The remembered verdict that the keys or the chain are broken.</summary>
    BrokenChain,

    /// <summary>A DS set, or proof of its absence, that is out of date but valid.</summary>
    CachedLink,

    /// <summary>A DNSKEY set that is out of date but valid.</summary>
    CachedKeys,
}

/// <summary>A time in which a resolver that must fetch the answer anew fails. In seconds since the start of the outage.</summary>
/// <param name="From">The first instant of failure.</param>
/// <param name="To">The first instant of success; infinity where the outage's end comes first.</param>
/// <param name="Holds">What held the failure last.</param>
internal readonly record struct FailureInterval(double From, double To, HeldBy Holds);
