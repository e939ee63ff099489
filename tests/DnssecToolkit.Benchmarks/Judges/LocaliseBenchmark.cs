using System.Runtime.InteropServices;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Judges.Localisation;
using DnssecToolkit.Judges.Peers;

namespace DnssecToolkit.Benchmarks.Judges;

/// <summary>Every fault of the catalogue, with verdict and cause as each program states them.</summary>
internal static class LocaliseBenchmark
{
    /// <summary>Asks whom it has not asked yet, then judges all that was said and prints or writes the tables.</summary>
    public static int Run(Settings settings)
    {
        var combinations = Combination.All.Where(one => settings.Text("combinations") is not { } wanted || wanted.Split(',').Contains(one.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        var faults = settings.Text("faults")?.Split(',');
        var programs = Enum.GetValues<Peer>().Where(one => settings.Text("programs") is not { } wanted || wanted.Split(',').Contains(PeerBench.ProgramOf(one))).Where(PeerBench.IsInstalled).ToArray();
        var cases = combinations.SelectMany(LocalisationCase.Of).Where(one => faults is null || faults.Contains(one.Name)).ToList();
        using var answers = new AnswerFile(settings.Text("answers"));
        if (settings.Text("ask") != "no")
        {
            using var stop = new CancellationTokenSource();
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            LocalisationRun.Ask(
                cases, programs, answers, settings.Dnssec, (byte)settings.Number("network", 100), settings.Number("parallel", 2), settings.Text("again") == "timeouts",
                name => Console.Error.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss} {name}"), stop.Token);

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true; // servers are ended first
                stop.Cancel();
            }
        }

        var results = (
            from one in cases
            from program in programs
            let said = answers.Find(one, program)
            where said is not null
            select LocalisationRule.Judge(one, said)).ToList();
        Print(results, settings);
        return LocalisationReport.OurMisses(results).Any() ? 1 : 0;
    }

    private static void Print(List<Localised> results, Settings settings)
    {
        Console.WriteLine(LocalisationReport.Figures(results));
        Console.WriteLine(LocalisationReport.By(results, "combination", one => one.Combination.ToString()));
        Console.WriteLine(LocalisationReport.By(results, "area", one => one.Area));
        Console.WriteLine("Ours that are not right:");
        foreach (var miss in LocalisationReport.OurMisses(results))
        {
            Console.WriteLine($"- {miss}");
        }

        Console.WriteLine();
        Console.WriteLine(LocalisationReport.PeerMisses(results));
        if (settings.Text("rows") is { } rows)
        {
            File.WriteAllText(rows, LocalisationReport.Rows(results));
        }

        foreach (var program in Enum.GetValues<Peer>().Where(one => settings.Text("statements") == PeerBench.ProgramOf(one)))
        {
            foreach (var line in LocalisationReport.Statements(results, program))
            {
                Console.WriteLine(line);
            }
        }
    }
}
