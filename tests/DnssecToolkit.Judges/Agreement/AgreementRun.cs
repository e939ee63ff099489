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
public sealed record AgreementRun(IReadOnlyCollection<ResolverKind> Kinds, byte Network)
{
    /// <summary>The number of scenarios below one root.</summary>
    public int Batch { get; init; } = 50;

    /// <summary>Whether the resolvers log every step; with a batch of one the log of a comparison is that of its scenario alone.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Told after each batch how many scenarios are judged.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Judges random scenarios.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="numbers">Their numbers.</param>
    public async Task<List<Judged>> Random(int seed, IEnumerable<int> numbers)
    {
        var judged = new List<Judged>();
        foreach (var chunk in numbers.Chunk(Batch))
        {
            var scenarios = chunk.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(number => RandomScenario.Draw(seed, number)).ToList();
            var internet = RandomScenario.Build(scenarios, DateTimeOffset.UtcNow.AddHours(-1), Addresses);
            var found = await Judge(internet, [.. scenarios.Select(scenario => (scenario.Name, string.Join('+', scenario.Faults.Select(fault => fault.Fault.Name)), scenario.Question))]).ConfigureAwait(false);
            judged.AddRange(await AgainWhereDifferent(found, chunk.Length, (run, one) => run.Random(seed, [chunk[scenarios.FindIndex(scenario => scenario.Name == one.Name)]])).ConfigureAwait(false));
            Progress?.Invoke(judged.Count / Math.Max(1, Kinds.Count));
        }

        return judged;
    }

    /// <summary>Judges faults of the catalogue, each alone in the bench, where they suit the algorithm and the denial.</summary>
    public async Task<List<Judged>> Catalogue(IEnumerable<Fault> faults, SecurityAlgorithm algorithm, DenialDescription denial)
    {
        var judged = new List<Judged>();
        foreach (var chunk in faults.Where(fault => fault.Needs(Broken(Bed(fault, algorithm, denial), fault)) is null).Chunk(Batch))
        {
            var placements = chunk.Select(fault => fault.In(Bench.ZoneToBreak(TldOf(fault)))).ToList();
            var zones = chunk.SelectMany(fault => Bed(fault, algorithm, denial)).Prepend(new ZoneDescription(".") { Servers = ServerDescription.Several(1) });
            var internet = Internet.Build(new InternetDescription(zones) { FirstAddress = Addresses }, DateTimeOffset.UtcNow.AddHours(-1), placements);
            var label = $"{algorithm} {(denial.OptOut ? "opt-out " : "")}{denial.Kind}";
            var found = await Judge(internet, [.. placements.Select(placed => ($"{placed.Fault.Name} ({label})", placed.Fault.Name, placed.Question))]).ConfigureAwait(false);
            judged.AddRange(await AgainWhereDifferent(found, chunk.Length, (run, one) => run.Catalogue(chunk.Where(fault => fault.Name == one.Faults), algorithm, denial)).ConfigureAwait(false));
            Progress?.Invoke(judged.Count / Math.Max(1, Kinds.Count));
        }

        return judged;
    }

    /// <summary>Judges once more, alone and with a fresh resolver, what differs: on a loaded machine a resolver gives up in the midst of others what it answers alone.</summary>
    private async Task<List<Judged>> AgainWhereDifferent(List<Judged> found, int count, Func<AgreementRun, Judged, Task<List<Judged>>> judge)
    {
        var judged = new List<Judged>(found.Count);
        foreach (var one in found)
        {
            judged.AddRange(one.Comparison.Agrees || count == 1 ? [one] : await judge(this with { Kinds = [one.Comparison.Resolver], Progress = null }, one).ConfigureAwait(false));
        }

        return judged;
    }

    private IPAddress Addresses => new([127, Network, 0, 0]);

    // Labels have 63 octets at most, names of faults may have more.
    private static DomainName TldOf(Fault fault) => DomainName.Parse($"{(fault.Name.Length > 60 ? fault.Name[..60] : fault.Name)}-c.");

    /// <summary>A bench of its own. Zone and parent have two servers each, so that one of them can be at fault; the other zones have one.</summary>
    private static List<ZoneDescription> Bed(Fault fault, SecurityAlgorithm algorithm, DenialDescription denial)
    {
        var tld = TldOf(fault);
        return
        [
            .. Bench.Zones(algorithm, denial, tld, servers: 2)
                .Select(zone => zone with { Servers = zone.Apex == Bench.ZoneToBreak(tld) || zone.Apex == tld ? ServerDescription.Several(2) : ServerDescription.Several(1) }),
        ];
    }

    private static ZoneDescription Broken(IEnumerable<ZoneDescription> bed, Fault fault) => bed.Single(zone => zone.Apex == Bench.ZoneToBreak(TldOf(fault)));

    private async Task<List<Judged>> Judge(Internet internet, IReadOnlyList<(string Name, string Faults, Question Question)> asked)
    {
        using var court = new Court(internet, new IPAddress([127, (byte)(Network + 7), 0, 1]), Kinds, options => options with { IsVerbose = IsVerbose });
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
