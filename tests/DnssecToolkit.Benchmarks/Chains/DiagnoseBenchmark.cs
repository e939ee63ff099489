using System.Diagnostics;
using System.Globalization;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Benchmarks.Chains;

/// <summary>A diagnosis of a chain of three zones from a capture in memory, with warm keys: at most 2 ms.</summary>
internal static class DiagnoseBenchmark
{
    public static readonly DateTimeOffset At = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    public static int Run(Settings settings)
    {
        var folder = Path.Combine(Settings.RepositoryRoot, "data", "captures");
        var anchors = TrustAnchors.Parse(File.ReadAllText(Path.Combine(folder, "root.ds"))).Value;
        var table = new Table("question", "capture", "status", "median ms", "95 % ms", "goal");
        foreach (var (file, name) in ((string, string)[])[("good.pcap", "www.signed.example."), ("good.pcap", "www.nsec3.example."), ("good.pcap", "www.plain.example."), ("broken-apex-nsec3.pcap", "www.plain.example.")])
        {
            using var stream = File.OpenRead(Path.Combine(folder, file));
            var capture = CaptureReader.Read(stream, file);
            var question = new Question(DomainName.Parse(name), RecordType.A, new RecordClass(1));
            var times = new List<double>();
            SecurityStatus status = default;
            for (var i = 0; i < settings.Number("rounds", 1000) + 200; i++)
            {
                var start = Stopwatch.GetTimestamp();
                status = Validator.Diagnose(capture, question, anchors, At).Verdict.Status;
                if (i >= 200)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            times.Sort();
            var median = Statistics.Median(times);
            table.Add(name, file, status.ToString(), median.ToString("0.000", CultureInfo.InvariantCulture), times[times.Count * 95 / 100].ToString("0.000", CultureInfo.InvariantCulture), median < 2 ? "< 2 ms reached" : "< 2 ms missed");
        }

        table.Print();
        return 0;
    }
}
