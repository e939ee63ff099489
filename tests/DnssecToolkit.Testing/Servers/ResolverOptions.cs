using System.Collections.Immutable;
using System.Net;

namespace DnssecToolkit.Testing.Servers;

/// <summary>How a resolver is set up. What is not named here stays as the program's own default.</summary>
public sealed record ResolverOptions
{
    /// <summary>Where it listens.</summary>
    public required IPEndPoint Endpoint { get; init; }

    /// <summary>The addresses of the root's servers, which listen on port 53.</summary>
    public required ImmutableArray<IPAddress> RootServers { get; init; }

    /// <summary>The trust anchors as lines of a zone file: <c>. IN DS 20326 8 2 E06D...</c> or <c>. IN DNSKEY 257 3 13 ...</c>. Empty: nothing is validated.</summary>
    public required string TrustAnchors { get; init; }

    /// <summary>The most seconds that anything stays in the cache; null for the program's default. With 0 also failures are forgotten as soon as the program can.</summary>
    public int? MostCacheSeconds { get; init; }

    /// <summary>Whether names are shown to servers label by label (RFC 9156), as all four do by default. Knot Resolver finds the cut of an unsigned zone on its parent's
    /// own server only with it.</summary>
    public bool MinimisesNames { get; init; } = true;

    /// <summary>Whether proofs in the cache answer other questions (RFC 8198).</summary>
    public bool UsesProofsAggressively { get; init; }

    /// <summary>Whether extended errors are sent where the program has them (RFC 8914).</summary>
    public bool SendsExtendedErrors { get; init; } = true;

    /// <summary>Whether every step of resolution and validation is logged.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>The clock it starts with, by faketime; null for the true one.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Whether it takes orders while it runs, such as negative trust anchors.</summary>
    public bool IsControlled { get; init; }

    /// <summary>Lines that are added to the configuration in the program's own language.</summary>
    public string Extra { get; init; } = "";
}
