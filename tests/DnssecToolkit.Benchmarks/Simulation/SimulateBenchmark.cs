using System.Diagnostics;
using System.Globalization;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Benchmarks.Simulation;

/// <summary>Cache expiries drawn one by one, against a priority queue, .NET's own generator and numpy; and the whole command on the outage of .de.</summary>
internal static class SimulateBenchmark
{
    private const uint Ttl = 7200;
    private const double Goal = 0.25;
    private const string Numpy = """
        import sys, time, numpy
        n, ttl, at = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        g = numpy.random.Generator(numpy.random.SFC64(1))
        t = time.process_time()
        counts = numpy.zeros(ttl, dtype=numpy.int64)
        for _ in range(0, n, 1000000):
            counts += numpy.bincount((g.random(1000000, dtype=numpy.float32) * ttl).astype(numpy.int32), minlength=ttl)[:ttl]
        print(time.process_time() - t, counts[:at].sum() / n)
        """;

    public static int Run(Settings settings)
    {
        var records = settings.Number("records", 100_000_000);
        var pairs = settings.Number("pairs", 5);
        ExpirySimulation.Run(10_000_000, [Ttl], 1); // compiled in full from here on
        var rows = new List<(string Name, List<double> Cpu, double Gone)> { ("dnssec toolkit, vectors", [], 0), ("System.Random with a seed, histogram", [], 0), ("PriorityQueue, 1,000,000 live, scaled", [], 0) };
        var hasNumpy = Measurement.Exists("python3") && Measurement.Of("python3", "-c", "import numpy").ExitCode == 0;
        if (hasNumpy)
        {
            rows.Add(("numpy, SFC64 and bincount", [], 0));
        }

        const int Half = (int)Ttl / 2;
        for (var pair = 0; pair < pairs; pair++)
        {
            Add(0, () => ExpirySimulation.Run(records, [Ttl], pair).GoneBy(Half));
            Add(1, () => WithRandom(records / 10, pair, Half), 10);
            Add(2, () => WithQueue(1_000_000, Math.Max(1_000_000, records / 100), pair, Half), records / (double)Math.Max(1_000_000, records / 100));
            if (hasNumpy)
            {
                var said = Measurement.Of("python3", "-c", Numpy, records.ToString(CultureInfo.InvariantCulture), Ttl.ToString(CultureInfo.InvariantCulture), Half.ToString(CultureInfo.InvariantCulture)).Output.Split(' ');
                rows[3].Cpu.Add(double.Parse(said[0], CultureInfo.InvariantCulture));
                rows[3] = rows[3] with { Gone = double.Parse(said[1], CultureInfo.InvariantCulture) };
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records:n0} cached records of {Ttl} s run out; {pairs} rounds in turn\n"));
        var table = new Table("way", "CPU s, median [least..greatest]", "million a second", "gone by half the TTL", "times ours");
        foreach (var (name, cpu, gone) in rows)
        {
            var median = Statistics.Median(cpu);
            table.Add(name, Statistics.Spread(cpu), (records / median / 1e6).ToString("n0", CultureInfo.InvariantCulture), gone.ToString("p3", CultureInfo.InvariantCulture), (median / Statistics.Median(rows[0].Cpu)).ToString("n1", CultureInfo.InvariantCulture));
        }

        table.Print();
        Console.WriteLine($"goal for 100,000,000: {Statistics.Against(Goal, rows[0].Cpu.Select(cpu => cpu * 1e8 / records))} CPU s");
        Command(settings, pairs);
        return 0;

        void Add(int row, Func<double> work, double scale = 1)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.UserProcessorTime + process.PrivilegedProcessorTime;
            var gone = work();
            process.Refresh();
            rows[row].Cpu.Add((process.UserProcessorTime + process.PrivilegedProcessorTime - before).TotalSeconds * scale);
            rows[row] = rows[row] with { Gone = gone };
        }
    }

    // The outage of .de for every kind of resolver with a million names: the whole process.
    private static void Command(Settings settings, int pairs)
    {
        var incident = Path.Combine(Settings.RepositoryRoot, "data", "incidents", "de-2026-05-05");
        if (!File.Exists(settings.Dnssec))
        {
            Console.WriteLine($"{settings.Dnssec} is not there: build the Release command to measure dnssec recover");
            return;
        }

        var runs = Enumerable.Range(0, pairs).Select(_ => Measurement.Of(settings.Dnssec, "recover", incident)).ToList();
        if (runs.Any(run => run.ExitCode != 0))
        {
            Console.WriteLine($"dnssec recover failed: {runs[0].Output}");
            return;
        }

        Console.WriteLine($"dnssec recover de-2026-05-05, all profiles, 1,000,000 names: CPU {Statistics.Spread(runs.Select(run => run.Cpu))} s, wall {Statistics.Spread(runs.Select(run => run.Wall))} s ({Statistics.Against(5, runs.Select(run => run.Wall))}), "
            + $"peak {Statistics.Spread(runs.Select(run => run.PeakMebibytes))} MiB ({Statistics.Against(300, runs.Select(run => run.PeakMebibytes))})");
    }

    private static double WithRandom(long records, int seed, int half)
    {
        var random = new Random(seed);
        var counts = new int[Ttl];
        for (var i = 0L; i < records; i++)
        {
            counts[(int)(random.NextDouble() * Ttl)]++;
        }

        return counts.Take(half).Sum(count => (double)count) / records;
    }

    // As simulators are written at first: every record an event in a queue; who runs out is fetched anew.
    private static double WithQueue(int live, long expiries, int seed, int half)
    {
        var random = new Random(seed);
        var queue = new PriorityQueue<int, double>(live);
        for (var i = 0; i < live; i++)
        {
            queue.Enqueue(i, random.NextDouble() * Ttl);
        }

        var gone = 0L;
        for (var i = 0L; i < expiries; i++)
        {
            queue.TryDequeue(out var record, out var at);
            gone += at < half ? 1 : 0;
            queue.Enqueue(record, at + Ttl);
        }

        return (double)gone / live;
    }
}
