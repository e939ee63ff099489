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
        var (file, folder) = (settings.Text("out"), settings.Text("logs"));
        if (file is not null)
        {
            File.WriteAllText(file, RecoveryTable.Head);
        }

        var runs = LiveCampaign.Run(cases, kinds, (byte)settings.Number("network", 160), settings.Number("parallel", 8), Keep, Console.Error.WriteLine, settings.Text("verbose") == "yes").GetAwaiter().GetResult();
        if (file is not null)
        {
            File.WriteAllText(file, RecoveryTable.Head + RecoveryTable.Rows(runs)); // in the order of the cases
        }

        Console.WriteLine(RecoveryTable.Summary(runs));
        return 0;

        void Keep(LiveRun run)
        {
            if (file is not null)
            {
                File.AppendAllText(file, RecoveryTable.Rows([run]));
            }

            if (folder is not null && (!run.IsContained || settings.Text("verbose") == "yes"))
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, $"{run.Case.Name}-{run.Case.Seed}-{run.Kind}.log"), $"{run}\n{run.Case.Choices}\n{run.Log}");
            }
        }
    }
}
