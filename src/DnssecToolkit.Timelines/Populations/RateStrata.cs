using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>Names that are asked for about equally often.</summary>
/// <param name="Names">How many they are.</param>
/// <param name="Rate">Queries a second for each.</param>
/// <param name="Share">Their share of all queries.</param>
internal readonly record struct RateStratum(double Names, double Rate, double Share);

/// <summary>The names of a population by how often they are asked for (Zipf): the first ones alone, the rest in strata a few per cent wide.</summary>
/// <remarks>What becomes of a name is a smooth function of its rate, so that a stratum stands for its names; the number of names costs nothing.</remarks>
internal static class RateStrata
{
    private const int Alone = 64;
    private const double Width = 1.03;

    public static ImmutableArray<RateStratum> Of(Population population)
    {
        if (population.Inequality == 0)
        {
            return [new RateStratum(population.Names, population.QueriesPerSecond / population.Names, 1)];
        }

        var strata = new List<(double Names, double Weight)>();
        var first = 1.0;
        while (first <= population.Names)
        {
            var next = Math.Min(population.Names + 1, first < Alone ? first + 1 : Math.Ceiling(first * Width));
            strata.Add((next - first, Weight(first, next, population.Inequality)));
            first = next;
        }

        var all = strata.Sum(stratum => stratum.Weight);
        return [.. strata.Select(stratum => new RateStratum(stratum.Names, population.QueriesPerSecond * stratum.Weight / all / stratum.Names, stratum.Weight / all))];
    }

    // The sum of n to the minus s from the first to before the next; for more than one name by the integral through the middles (Euler and Maclaurin).
    private static double Weight(double first, double next, double inequality)
    {
        if (next - first == 1)
        {
            return Math.Pow(first, -inequality);
        }

        var (from, to) = (first - 0.5, next - 0.5);
        return Math.Abs(inequality - 1) < 1e-9 ? Math.Log(to / from) : (Math.Pow(to, 1 - inequality) - Math.Pow(from, 1 - inequality)) / (1 - inequality);
    }
}
