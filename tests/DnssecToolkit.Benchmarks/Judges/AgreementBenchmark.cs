using System.Collections.Immutable;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Dns;
using DnssecToolkit.Judges.Agreement;
using DnssecToolkit.Lab;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Benchmarks.Judges;

/// <summary>Sets our verdicts beside those of four resolvers.</summary>
internal static class AgreementBenchmark
{
    /// <summary>Random scenarios, each asked of every installed resolver.</summary>
    public static int Agreement(Settings settings)
    {
        var (count, seed) = (settings.Number("count", 2000), settings.Number("seed", 1));
        var numbers = settings.Text("numbers")?.Split(',').Select(int.Parse).ToList() ?? [.. Enumerable.Range(settings.Number("from", 0), count)];
        var judged = Run(settings).Random(seed, numbers).GetAwaiter().GetResult();
        return Report($"{numbers.Count} random scenarios, seed {seed}", judged, settings);
    }

    /// <summary>Every fault of the catalogue alone, in zones of several kinds.</summary>
    public static int Catalogue(Settings settings)
    {
        var named = settings.Text("faults")?.Split(',');
        var faults = FaultCatalogue.All.Where(fault => named is null || named.Contains(fault.Name)).ToList();
        var judged = new List<Judged>();
        foreach (var (algorithm, denial) in Beds.Where(bed => settings.Number("algorithm", bed.Algorithm.Number) == bed.Algorithm.Number && (settings.Text("denial") ?? bed.Denial.Kind.ToString()).Equals(bed.Denial.Kind.ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            judged.AddRange(Run(settings).Catalogue(faults, algorithm, denial).GetAwaiter().GetResult());
        }

        return Report($"{faults.Count} faults of the catalogue, {judged.Select(one => one.Name).Distinct().Count()} scenarios", judged, settings);
    }

    private static readonly (SecurityAlgorithm Algorithm, DenialDescription Denial)[] Beds =
    [
        (SecurityAlgorithm.EcdsaP256Sha256, DenialDescription.Nsec),
        (SecurityAlgorithm.EcdsaP256Sha256, DenialDescription.Nsec3),
        (SecurityAlgorithm.EcdsaP256Sha256, DenialDescription.Compact),
        (SecurityAlgorithm.RsaSha256, DenialDescription.Nsec),
        (SecurityAlgorithm.RsaSha256, DenialDescription.OptOutNsec3),
        (SecurityAlgorithm.Ed25519, DenialDescription.Nsec),
        (SecurityAlgorithm.Ed25519, DenialDescription.Nsec3),
    ];

    private static AgreementRun Run(Settings settings) => new(
        settings.Text("resolver") is { } one ? [Enum.Parse<ResolverKind>(one, ignoreCase: true)] : [.. Enum.GetValues<ResolverKind>().Where(ResolverProcess.IsInstalled)],
        (byte)settings.Number("network", 60))
    {
        Batch = settings.Number("batch", 50),
        IsVerbose = settings.Text("logs") is not null,
        Progress = done => Console.Error.WriteLine(done),
    };

    /// <summary>Writes the table, and for <c>--logs</c> the log of each difference to a file there.</summary>
    private static int Report(string title, List<Judged> judged, Settings settings)
    {
        var known = KnownDifferences();
        Console.WriteLine(AgreementReport.Write(title, judged, known));
        if (settings.Text("logs") is { } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var one in judged.Where(one => !one.Comparison.Agrees))
            {
                File.WriteAllText(Path.Combine(folder, $"{one.Name.Replace(' ', '_')}-{one.Comparison.Resolver}.log"), $"{one.Faults} {one.Comparison.Question}\n{one.Comparison}\n{one.Comparison.Ours}\n\n{one.Comparison.Log}");
            }
        }

        return AgreementReport.Unexplained(judged, known).Any() ? 1 : 0;
    }

    /// <summary>The questions that the policies were settled with.</summary>
    public static int Probes(Settings settings)
    {
        var judged = new List<Judged>();
        var (run, only) = (Run(settings), settings.Text("only"));
        foreach (var probes in DnssecToolkit.Judges.Agreement.Probes.All.Where(probe => only is null || probe.Name.StartsWith(only, StringComparison.Ordinal)).Chunk(Math.Min(40, run.Batch)))
        {
            judged.AddRange(ProbeRun.Judge(probes, run.Kinds, run.Network, options => options with { IsVerbose = run.IsVerbose }).GetAwaiter().GetResult()
                .Select(found => new Judged(found.Probe.Name, found.Probe.Name, found.Comparison)));
        }

        return Report("the questions that the policies were settled with", judged, settings);
    }

    private static ImmutableArray<KnownDifference> KnownDifferences() =>
        KnownDifference.Read(File.ReadAllText(Path.Combine(Settings.RepositoryRoot, "data", "agreement", "differences.tsv")));
}
