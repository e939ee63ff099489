using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Names of the same TTL, and how often they are asked for.</summary>
/// <param name="Title">What they are.</param>
/// <param name="AnswerTtl">The TTL of their answers in seconds.</param>
/// <param name="Share">Their share of all queries.</param>
public sealed record QueryClass(string Title, uint AnswerTtl, double Share);

/// <summary>A kind of resolver and how many users it has.</summary>
/// <param name="Profile">The kind.</param>
/// <param name="Share">The share of users behind it.</param>
public sealed record ResolverShare(ResolverProfile Profile, double Share);

/// <summary>Who asks for what, behind which resolvers. Every number is an assumption that a result must state with it.</summary>
public sealed record Population
{
    /// <summary>The classes of names; their shares add up to 1.</summary>
    public ImmutableArray<QueryClass> Classes { get; init; } = [];

    /// <summary>The kinds of resolvers; their shares add up to 1.</summary>
    public ImmutableArray<ResolverShare> Resolvers { get; init; } = [];

    /// <summary>How many different names are asked for.</summary>
    public int Names { get; init; } = 1_000_000;

    /// <summary>How unequal names are: the n-th is asked for in proportion to n to the minus this (Zipf).</summary>
    public double Inequality { get; init; } = 1;

    /// <summary>Queries a second for all of these names at one cache.</summary>
    public double QueriesPerSecond { get; init; } = 1000;

    /// <summary>How the queries for a name are spread in time.</summary>
    public Demand Demand { get; init; }

    /// <summary>The share of resolvers that keep records longer than their TTL says; 8.74 % were measured (Bhowmick et al., PAM 2023).</summary>
    public double StretchingShare { get; init; }

    /// <summary>For how long those resolvers keep every record at least, in seconds. By how much they stretch was not published: assumed.</summary>
    public uint StretchedTtl { get; init; } = 3600;

    /// <summary>The share of resolvers that use a record after its signature has expired, where the TTL goes on; null: as each profile says. 44.1 % were measured (the same).</summary>
    public double? OutlivingShare { get; init; }

    /// <summary>The share of users whose resolver validates.</summary>
    public double ValidatingShare { get; init; } = 1;

    /// <summary>How often a client asks in all when it gets SERVFAIL.</summary>
    public double Repeats { get; init; } = 3;

    /// <summary>How many users there are; for user-minutes.</summary>
    public double Users { get; init; } = 1_000_000;

    /// <summary>Decides all draws.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A policy as the resolvers of this population have it, each variant with its share.</summary>
    internal IEnumerable<(CachePolicy Policy, double Share)> Variants(CachePolicy policy)
    {
        foreach (var (kept, share) in new[] { (policy, 1 - StretchingShare), (policy with { MinimumTtl = Math.Max(policy.MinimumTtl, StretchedTtl) }, StretchingShare) })
        {
            foreach (var (ends, part) in OutlivingShare is { } outliving ? [(true, 1 - outliving), (false, outliving)] : new[] { (policy.EndsWithSignature, 1.0) })
            {
                if (share * part > 0)
                {
                    yield return (kept with { EndsWithSignature = ends }, share * part);
                }
            }
        }
    }

    /// <summary>The mix of TTLs that is assumed for names under <c>.de</c>, behind the given resolvers in equal shares.</summary>
    public static Population Typical(params IEnumerable<ResolverProfile> resolvers)
    {
        var all = resolvers.ToList();
        return new Population
        {
            Classes =
            [
                new("a minute", 60, 0.20), new("five minutes", 300, 0.35), new("ten minutes", 600, 0.10), new("an hour", 3600, 0.25), new("a day", 86_400, 0.10),
            ],
            Resolvers = [.. all.Select(profile => new ResolverShare(profile, 1.0 / all.Count))],
        };
    }
}
