using System.Collections.Immutable;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Judges.Agreement;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Benchmarks.Judges;

/// <summary>Sets our verdicts beside those of four resolvers.</summary>
internal static class AgreementBenchmark
{
    /// <summary>Random scenarios, each asked of every installed resolver.</summary>
    public static int Agreement(Settings settings)
    {
        var (count, seed, network) = (settings.Number("count", 2000), settings.Number("seed", 1), (byte)settings.Number("network", 60));
        var kinds = Enum.GetValues<ResolverKind>().Where(ResolverProcess.IsInstalled).ToArray();
        var known = KnownDifferences();
        var judged = AgreementRun.Random(seed, count, kinds, network, progress: done => Console.Error.WriteLine($"{done} of {count}")).GetAwaiter().GetResult();
        Console.WriteLine(AgreementReport.Write($"{count} random scenarios, seed {seed}", judged, known));
        return AgreementReport.Unexplained(judged, known).Any() ? 1 : 0;
    }

    /// <summary>The questions that the policies were settled with.</summary>
    public static int Probes(Settings settings)
    {
        var judged = new List<Judged>();
        foreach (var probes in DnssecToolkit.Judges.Agreement.Probes.All.Chunk(40))
        {
            judged.AddRange(ProbeRun.Judge(probes, Enum.GetValues<ResolverKind>(), (byte)settings.Number("network", 60)).GetAwaiter().GetResult()
                .Select(found => new Judged(found.Probe.Name, found.Probe.Name, found.Comparison)));
        }

        var known = KnownDifferences();
        Console.WriteLine(AgreementReport.Write("the questions that the policies were settled with", judged, known));
        return AgreementReport.Unexplained(judged, known).Any() ? 1 : 0;
    }

    private static ImmutableArray<KnownDifference> KnownDifferences() =>
        KnownDifference.Read(File.ReadAllText(Path.Combine(Settings.RepositoryRoot, "data", "agreement", "differences.tsv")));
}
