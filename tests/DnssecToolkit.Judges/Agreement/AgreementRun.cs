using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>What was judged, by name, with the names of its faults.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Faults">The names of its faults, separated by plus signs.</param>
/// <param name="Comparison">What came of it.</param>
public sealed record Judged(string Name, string Faults, Comparison Comparison);

/// <summary>Judges scenarios in batches, each batch below one root with fresh resolvers.</summary>
public static class AgreementRun
{
    /// <summary>Judges so many random scenarios.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="kinds">The resolvers.</param>
    /// <param name="network">The second octet of the addresses 127.x.0.0; seven networks above it are used too.</param>
    /// <param name="batch">How many stand below one root.</param>
    /// <param name="progress">Told the number judged so far.</param>
    public static async Task<List<Judged>> Random(int seed, int count, IReadOnlyCollection<ResolverKind> kinds, byte network, int batch = 50, Action<int>? progress = null)
    {
        var judged = new List<Judged>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(batch))
        {
            var scenarios = numbers.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(number => RandomScenario.Draw(seed, number)).ToList();
            var internet = RandomScenario.Build(scenarios, DateTimeOffset.UtcNow.AddHours(-1), new IPAddress([127, network, 0, 0]));
            judged.AddRange(await Judge(internet, [.. scenarios.Select(scenario => (scenario.Name, string.Join('+', scenario.Faults.Select(fault => fault.Fault.Name)), scenario.Question))], kinds, network).ConfigureAwait(false));
            progress?.Invoke(judged.Count / Math.Max(1, kinds.Count));
        }

        return judged;
    }

    /// <summary>Judges every fault of the catalogue alone, with the algorithm and the denial given.</summary>
    public static async Task<List<Judged>> Catalogue(SecurityAlgorithm algorithm, DenialDescription denial, IReadOnlyCollection<ResolverKind> kinds, byte network, int batch = 40)
    {
        var judged = new List<Judged>();
        foreach (var faults in FaultCatalogue.All.Chunk(batch))
        {
            var zones = new List<ZoneDescription> { new(".") { Servers = ServerDescription.Several(1) } };
            var placements = new List<FaultPlacement>();
            foreach (var fault in faults)
            {
                var tld = DomainName.Parse($"{fault.Name}-c.");
                var below = Bench.Zones(algorithm, denial, tld, servers: 2).Select(zone => zone with { Servers = zone.Apex == Bench.ZoneToBreak(tld) ? zone.Servers : ServerDescription.Several(1) }).ToList();
                if (fault.Needs(below.Single(zone => zone.Apex == Bench.ZoneToBreak(tld))) is null)
                {
                    zones.AddRange(below);
                    placements.Add(fault.In(Bench.ZoneToBreak(tld)));
                }
            }

            var internet = Internet.Build(new InternetDescription(zones) { FirstAddress = new IPAddress([127, network, 0, 0]) }, DateTimeOffset.UtcNow.AddHours(-1), placements);
            judged.AddRange(await Judge(internet, [.. placements.Select(placed => (placed.Fault.Name, placed.Fault.Name, placed.Question))], kinds, network).ConfigureAwait(false));
        }

        return judged;
    }

    private static async Task<List<Judged>> Judge(Internet internet, IReadOnlyList<(string Name, string Faults, Question Question)> asked, IEnumerable<ResolverKind> kinds, byte network)
    {
        using var court = new Court(internet, new IPAddress([127, (byte)(network + 7), 0, 1]), kinds);
        var perResolver = await Task.WhenAll(court.Resolvers.Select(async resolver =>
        {
            var found = new Judged[asked.Count];
            await Parallel.ForAsync(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellation) =>
                found[i] = new Judged(asked[i].Name, asked[i].Faults, await court.Compare(resolver, asked[i].Question, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
            return found;
        })).ConfigureAwait(false);
        return [.. perResolver.SelectMany(found => found)];
    }
}
