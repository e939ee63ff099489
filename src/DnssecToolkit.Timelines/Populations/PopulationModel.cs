using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The fast way to a curve: sums over names in closed form instead of events, from the law that what is left of a cached record is uniform.</summary>
/// <remarks>
/// Caches do not forget before time, so a name fails from the moment its answer runs out after fetches begin to fail, until fetches succeed again and
/// its last verdict has run out. What the cache holds of the chain is taken from runs of the exact state machine, which all names of a zone share; what
/// is left of answers and verdicts is summed exactly, with names in strata by how often they are asked for. The number of names costs
/// nothing. Tests hold the curve against <see cref="EventSimulation"/>.
/// </remarks>
public static class PopulationModel
{
    /// <summary>The curve for each kind of resolver, and for all of them by their shares.</summary>
    /// <param name="outage">The outage; the TTL of its answer is replaced by that of each class.</param>
    /// <param name="population">Who asks for what.</param>
    /// <param name="anchors">When a kind of resolver does not validate the zone; null: never.</param>
    /// <param name="bin">Length of a bin; a minute without.</param>
    /// <param name="cancellation">Stops between two kinds of resolvers.</param>
    public static PopulationResult Run(
        Outage outage, Population population, Func<ResolverProfile, IEnumerable<NegativeTrustAnchor>>? anchors = null, TimeSpan? bin = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(population);
        var size = bin ?? TimeSpan.FromMinutes(1);
        var strata = RateStrata.Of(population);
        var curves = new (ResolverShare Resolver, OutageCurve Curve)[population.Resolvers.Length];
        Parallel.For(0, curves.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var resolver = population.Resolvers[i];
            var set = anchors?.Invoke(resolver.Profile).ToImmutableArray() ?? [];
            curves[i] = (resolver, OutageCurve.Mix([.. population.Variants(resolver.Profile.Cache).Select(variant => (Curve(outage, population, variant.Policy, strata, set, size), variant.Share))]));
        });
        return new PopulationResult(outage, population, [.. curves], OutageCurve.Mix([.. curves.Select(pair => (pair.Curve, pair.Resolver.Share))]));
    }

    private static OutageCurve Curve(Outage outage, Population population, CachePolicy policy, ImmutableArray<RateStratum> strata, ImmutableArray<NegativeTrustAnchor> anchors, TimeSpan bin)
    {
        var bins = (int)Math.Ceiling((outage.End - outage.Start) / bin);
        var (failing, stale) = (new CurveTally(bins, bin.TotalSeconds), new CurveTally(bins, bin.TotalSeconds));
        if (!outage.Changes.IsEmpty || outage.HasSignatureEnds)
        {
            var chain = new ChainRuns(outage, policy, anchors, population.Seed);
            (double, double)? demand = outage.SharesChain(policy) ? (Fetches(outage, population, policy, strata), Tries(population, policy, strata)) : null;
            var names = new ClassCurve(chain, policy, failing, stale);
            foreach (var kind in population.Classes)
            {
                names.Add(kind.AnswerTtl, strata, kind.Share, population.Demand, demand);
            }
        }

        return new OutageCurve(outage.Start, bin, failing.ToShares(), stale.ToShares());
    }

    // How often a second somebody tries while all fails: each name again when its verdict has run out.
    private static double Tries(Population population, CachePolicy policy, ImmutableArray<RateStratum> strata) => population.Classes.Sum(kind =>
        kind.Share * strata.Sum(stratum => stratum.Names / (policy.BogusVerdict.For(kind.AnswerTtl) + (1 / stratum.Rate))));

    // How often a second the answer of some name is fetched anew while all is well: so often the chain is asked for.
    private static double Fetches(Outage outage, Population population, CachePolicy policy, ImmutableArray<RateStratum> strata) => population.Classes.Sum(kind =>
    {
        var life = (outage.Answer with { Ttl = kind.AnswerTtl }).KeptBy(policy);
        return kind.Share * strata.Sum(stratum => stratum.Names * stratum.Rate * (1 - new Arrivals(population.Demand, stratum.Rate).HitShare(life)));
    });
}

/// <summary>What came of an outage for a population.</summary>
/// <param name="Outage">The outage.</param>
/// <param name="Population">The assumptions.</param>
/// <param name="Curves">The curve at each kind of resolver.</param>
/// <param name="All">The curve of all of them.</param>
public sealed record PopulationResult(Outage Outage, Population Population, ImmutableArray<(ResolverShare Resolver, OutageCurve Curve)> Curves, OutageCurve All)
{
    /// <summary>The minutes that users could not reach a name they asked for, all users together.</summary>
    public double UserMinutes => All.UserMinutes(Population);
}
