using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DnssecToolkit.Benchmarks.Measuring;

namespace DnssecToolkit.Benchmarks.Chains;

/// <summary>
/// <c>dnssec explain</c> from a capture, as a whole process, against <c>delv</c> asking a <c>named</c> on loopback that serves a chain of
/// three signed zones.
/// </summary>
internal static partial class ExplainBenchmark
{
    private const double Goal = 2;

    public static int Run(Settings settings)
    {
        var missing = ((string[])["named", "delv", "dnssec-keygen", "dnssec-signzone"]).Where(program => !Measurement.Exists(program)).ToList();
        if (missing.Count > 0 || !File.Exists(settings.Dnssec))
        {
            Console.WriteLine($"missing: {string.Join(", ", missing)}{(File.Exists(settings.Dnssec) ? "" : " " + settings.Dnssec)} (Debian: bind9, bind9utils, bind9-dnsutils)");
            return 2;
        }

        var captures = Path.Combine(Settings.RepositoryRoot, "data", "captures");
        string[] explain =
        [
            "explain", "www.signed.example.", "A", "--from", Path.Combine(captures, "good.pcap"), "--trust-anchor", Path.Combine(captures, "root.ds"), "--at", "2026-11-24T14:00:00Z",
        ];
        var port = settings.Number("port", 5390).ToString(CultureInfo.InvariantCulture);
        using var server = LoopbackServer.Start(settings.Folder, port);
        string[] delv = ["@127.0.0.1", "-p", port, "-a", server.Anchor, "+root=.", "www.sub.example.", "A"];
        var answer = Measurement.Of("delv", delv);
        var ours = Measurement.Of(settings.Dnssec, explain);
        Console.WriteLine($"delv: {(answer.Output.Contains("fully validated", StringComparison.Ordinal) ? "fully validated" : answer.Output)}");
        Console.WriteLine($"dnssec explain: exit {ours.ExitCode}, {FirstLine(ours.Output)}");

        var (mine, its) = (new List<Measurement>(), new List<Measurement>());
        for (var round = 0; round < settings.Number("pairs", 20); round++)
        {
            mine.Add(Measurement.Of(settings.Dnssec, explain));
            its.Add(Measurement.Of("delv", delv));
        }

        var ratios = mine.Zip(its, (a, b) => a.Wall / b.Wall).ToList();
        var table = new Table("program", "CPU s", "wall s", "ours / its CPU", "ours / its wall", "goal (wall)");
        table.Add("dnssec explain", Three(mine.Select(run => run.Cpu)), Three(mine.Select(run => run.Wall)), "", "", "");
        table.Add("delv", Three(its.Select(run => run.Cpu)), Three(its.Select(run => run.Wall)), Statistics.Spread(mine.Zip(its, (a, b) => a.Cpu / b.Cpu)), Statistics.Spread(ratios), Statistics.Against(Goal, ratios));
        table.Print();
        return 0;
    }

    private static string Three(IEnumerable<double> values) => Statistics.Median(values).ToString("0.000", CultureInfo.InvariantCulture);

    private static string FirstLine(string text) => text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";

    /// <summary>A named that is authoritative for the root, example. and sub.example.</summary>
    private sealed partial class LoopbackServer : IDisposable
    {
        private readonly Process _process;

        private LoopbackServer(Process process, string anchor) => (_process, Anchor) = (process, anchor);

        public string Anchor { get; }

        public static LoopbackServer Start(string folder, string port)
        {
            var home = Path.Combine(folder, "chain");
            Directory.CreateDirectory(home);
            foreach (var old in Directory.EnumerateFiles(home))
            {
                File.Delete(old);
            }

            Sign(home, "sub.example.", "ns A 127.0.0.1\nwww A 192.0.2.1\n", null);
            Sign(home, "example.", "ns A 127.0.0.1\nsub NS ns.sub\nns.sub A 127.0.0.1\n", "sub.example.");
            Sign(home, ".", "ns A 127.0.0.1\nexample NS ns.example.\nns.example A 127.0.0.1\n", "example.");
            var key = Directory.EnumerateFiles(home, "K.+*.key").Select(File.ReadAllText).First(text => text.Contains(" 257 ", StringComparison.Ordinal));
            var data = KeyFields().Match(key);
            var anchor = Path.Combine(home, "anchor.conf");
            File.WriteAllText(anchor, $"trust-anchors {{ . static-key {data.Groups[1].Value} {data.Groups[2].Value} {data.Groups[3].Value} \"{data.Groups[4].Value.Replace(" ", "", StringComparison.Ordinal)}\"; }};\n");
            var configuration = Path.Combine(home, "named.conf");
            File.WriteAllText(configuration, $$"""
                options { directory "{{home}}"; listen-on port {{port}} { 127.0.0.1; }; listen-on-v6 { none; }; recursion no; pid-file "{{home}}/named.pid"; session-keyfile "{{home}}/session.key"; dnssec-validation no; };
                controls { };
                zone "." { type primary; file "root.signed"; };
                zone "example." { type primary; file "example.signed"; };
                zone "sub.example." { type primary; file "sub.example.signed"; };

                """);
            var start = new ProcessStartInfo(Measurement.Find("named")) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["-g", "-n", "1", "-c", configuration])
            {
                start.ArgumentList.Add(argument);
            }

            var process = Process.Start(start)!;
            using var running = new ManualResetEventSlim();
            var log = new System.Text.StringBuilder();
            void Follow(object sender, DataReceivedEventArgs line)
            {
                lock (log)
                {
                    log.AppendLine(line.Data);
                }

                if (line.Data is null || line.Data.Contains("running", StringComparison.Ordinal))
                {
                    running.Set();
                }
            }

            process.OutputDataReceived += Follow;
            process.ErrorDataReceived += Follow;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            running.Wait(TimeSpan.FromSeconds(30));
            process.OutputDataReceived -= Follow;
            process.ErrorDataReceived -= Follow;
            if (process.HasExited)
            {
                throw new InvalidOperationException($"named does not run: {log}");
            }

            return new LoopbackServer(process, anchor);
        }

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private static void Sign(string home, string zone, string records, string? child)
        {
            var file = zone == "." ? "root" : zone.TrimEnd('.');
            var path = Path.Combine(home, file);
            var text = $"$TTL 3600\n$ORIGIN {zone}\n@ SOA ns hostmaster 1 7200 3600 1209600 3600\n@ NS ns\n{records}";
            if (child is not null)
            {
                text += File.ReadAllText(Path.Combine(home, "dsset-" + child));
            }

            foreach (var flag in (string[][])[["-f", "KSK"], []])
            {
                var made = Measurement.Of(Measurement.Find("dnssec-keygen"), ["-q", "-K", home, "-a", "ECDSAP256SHA256", .. flag, zone]);
                text += File.ReadAllText(Path.Combine(home, made.Output.Trim().Split('\n')[^1] + ".key"));
            }

            File.WriteAllText(path, text);
            var signed = Measurement.Of(Measurement.Find("dnssec-signzone"), "-q", "-K", home, "-d", home, "-o", zone, "-f", path + ".signed", path);
            if (signed.ExitCode != 0)
            {
                throw new InvalidOperationException(signed.Output);
            }
        }

        [GeneratedRegex(@"DNSKEY\s+(\d+) (\d+) (\d+) (.+)")]
        private static partial Regex KeyFields();
    }
}
