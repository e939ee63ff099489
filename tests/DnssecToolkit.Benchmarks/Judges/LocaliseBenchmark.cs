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
        var files = settings.Text("answers")?.Split(',') ?? [];
        using var answers = new AnswerFile(files.FirstOrDefault(), files.Skip(1));
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
        var table = Table(results, programs);
        Console.WriteLine(table);
        if (settings.Text("publish") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, "table.md"), table);
            File.WriteAllText(Path.Combine(folder, "results.tsv"), LocalisationReport.Rows(results));
        }

        foreach (var line in programs.Where(one => settings.Text("statements") == PeerBench.ProgramOf(one)).SelectMany(one => LocalisationReport.Statements(results, one)))
        {
            Console.WriteLine(line);
        }

        return LocalisationReport.OurMisses(results).Any() ? 1 : 0;
    }

    private static string Table(List<Localised> results, IEnumerable<Peer> programs)
    {
        var (misses, codes) = (LocalisationReport.OurMisses(results).ToList(), LocalisationReport.OurCodes(results).ToList());
        return $"""
            # Verdicts and causes, judged by RULE.md

            Every fault of the lab's catalogue that suits the zone, and {LocalisationCase.Of(Combination.All[0]).Count(one => one.Fault is null)} questions to the healthy bench, for {results.Select(result => result.Case.Combination).Distinct().Count()} combinations of algorithm and denial.
            {string.Join(", ", programs.Select(PeerBench.VersionOf))}. Wall times are those of a busy machine of two processors: no benchmark.

            {LocalisationReport.Figures(results)}
            ## By combination

            Verdict right of all, and cause named of those to name. Empty: not run.

            {LocalisationReport.By(results, "combination", one => one.Combination.ToString())}
            ## By area

            {LocalisationReport.By(results, "area", one => one.Area)}
            ## Ours that are not right

            {(misses.Count == 0 ? "None." : string.Join('\n', misses.Select(miss => $"- {miss}")))}

            ## Codes beyond the rule

            The catalogue also says which further codes must be found. On evidence that the lab records all are (a test holds that). Of what `dnssec fetch` brings home over sockets some are not, because it gets its answer in another way:

            {(codes.Count == 0 ? "None." : string.Join('\n', codes.Select(line => $"- {line}")))}

            ## Misses of the peers

            v: wrong verdict, c: cause not named; each with the number of combinations in which it was so, of those run.

            {LocalisationReport.PeerMisses(results)}
            """;
    }
}
