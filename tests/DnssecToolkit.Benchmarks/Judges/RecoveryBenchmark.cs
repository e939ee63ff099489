using System.Collections.Concurrent;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Judges.Recovery;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Benchmarks.Judges;

/// <summary>Lets installed resolvers live through scripted incidents and sets what their clients saw beside what the timelines predicted.</summary>
internal static class RecoveryBenchmark
{
    public static int Run(Settings settings)
    {
        var names = settings.Text("scenarios")?.Split(',') ?? [.. LiveCase.Names];
        var kinds = settings.Text("resolvers") is { } text ? [.. text.Split(',').Select(Enum.Parse<ResolverKind>)] : Enum.GetValues<ResolverKind>().Where(ResolverProcess.IsInstalled).ToArray();
        var (firstSeed, seeds) = (settings.Number("seed", 1), settings.Number("seeds", 4));
        var cases = Enumerable.Range(firstSeed, seeds).SelectMany(seed => names.Select(name => (name, seed))).ToList();
        var runs = LiveCampaign.Run(cases, kinds, (byte)settings.Number("network", 160), settings.Number("parallel", 8), Console.Error.WriteLine).GetAwaiter().GetResult();
        if (settings.Text("out") is { } file)
        {
            File.WriteAllText(file, RecoveryTable.Tsv(runs));
        }

        Console.WriteLine(RecoveryTable.Summary(runs));
        if (settings.Text("logs") is { } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var run in runs.Where(run => !run.IsContained))
            {
                File.WriteAllText(Path.Combine(folder, $"{run.Case.Name}-{run.Case.Seed}-{run.Kind}.log"), $"{run}\n{run.Case.Choices}\n{run.Log}");
            }
        }

        return 0;
    }
}
