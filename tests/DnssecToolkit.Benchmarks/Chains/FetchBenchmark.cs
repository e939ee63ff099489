using System.Globalization;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Benchmarks.Chains;

/// <summary>
/// <c>dnssec fetch</c> with its diagnosis, as a whole process, against <c>dnsviz probe</c> and <c>dnsviz grok</c>: the same three zones on the same NSD,
/// Knot and BIND servers on loopback, once healthy and once with a dead, a truncating and a stale server.
/// </summary>
internal static class FetchBenchmark
{
    private const double Goal = 0.1;

    public static int Run(Settings settings)
    {
        string[] missing =
        [
            .. ThreeZones.Missing(),
            .. Measurement.Exists("dnsviz") ? (string[])[] : ["dnsviz"],
            .. File.Exists(settings.Dnssec) ? (string[])[] : [settings.Dnssec],
        ];
        if (missing.Length > 0)
        {
            Console.WriteLine($"missing: {string.Join(", ", missing)} (Debian: nsd, knot, bind9, dnsviz)");
            return 2;
        }

        Directory.CreateDirectory(settings.Folder);
        var table = new Table("servers", "dnssec fetch, wall s", "dnsviz probe, wall s", "dnsviz grok, wall s", "ours / theirs", "goal");
        foreach (var (title, healthy, pairs) in new[] { ("healthy", true, settings.Number("pairs", 10)), ("one dead, one truncating, one stale", false, settings.Number("broken", 3)) })
        {
            if (pairs > 0)
            {
                Measure(settings, table, title, healthy, pairs);
            }
        }

        table.Print();
        return 0;
    }

    private static void Measure(Settings settings, Table table, string title, bool healthy, int pairs)
    {
        using var zones = ThreeZones.Start(DateTimeOffset.UtcNow, healthy);
        var (fetch, probe, grok) = Commands(settings.Folder, zones);
        var (ours, probes, groks) = (new List<Measurement>(), new List<Measurement>(), new List<Measurement>());
        for (var round = 0; round < pairs; round++)
        {
            ours.Add(Measurement.Of(settings.Dnssec, fetch));
            probes.Add(Measurement.Of("dnsviz", probe));
            groks.Add(Measurement.Of("env", grok));
        }

        Console.WriteLine($"{title}: dnssec fetch exit {ours[0].ExitCode}, {LineWith(ours[0].Output, "servers answered")}");
        Console.WriteLine($"{title}: dnsviz probe exit {probes[0].ExitCode}, grok exit {groks[0].ExitCode}, {groks[0].Output.Length} characters");
        var theirs = probes.Zip(groks, (a, b) => a.Wall + b.Wall);
        var ratios = ours.Zip(theirs, (a, b) => a.Wall / b).ToList();
        table.Add(title, Three(ours), Three(probes), Three(groks), Statistics.Spread(ratios), Statistics.Against(Goal, ratios));
    }

    /// <summary>The command lines; dnsviz is told every server, so that it need not look for any.</summary>
    private static (string[] Fetch, string[] Probe, string[] Grok) Commands(string folder, ThreeZones zones)
    {
        string Write(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            return path;
        }

        var name = ThreeZones.Question.Name.ToString();
        var port = zones.Port.ToString(CultureInfo.InvariantCulture);
        var evidence = Path.Combine(folder, "probe.json");

        // Debian's dnsviz 0.9.4 refuses to judge with Debian's own pygraphviz, for want of a version number that it does not use here.
        var python = Path.Combine(folder, "python");
        Directory.CreateDirectory(python);
        Write("python/sitecustomize.py", "import sys, types\nrelease = types.ModuleType('pygraphviz.release')\nrelease.version = '1.7'\nsys.modules['pygraphviz.release'] = release\n");
        var servers = ThreeZones.Servers.SelectMany(zone => (string[])["-x", $"{(zone.Key.IsRoot ? "." : zone.Key.ToString().TrimEnd('.'))}:{string.Join(',', zone.Value.Select((address, i) => $"{NameOf(zone.Key, i)}={address}:{port}"))}"]);
        return (
            ["fetch", name, "A", "--hints", Write("hints", ThreeZones.Hints), "--port", port, "--trust-anchor", Write("root.ds", zones.AnchorDs)],
            ["probe", "-d", "1", "-4", "-A", "-a", ".", .. servers, "-R", "A", "-o", evidence, name.TrimEnd('.')],
            ["PYTHONPATH=" + python, "dnsviz", "grok", "-P", "-t", Write("root.key", zones.AnchorKey), "-r", evidence]);
    }

    private static string NameOf(DomainName zone, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"ns{i + 1}.{(zone.IsRoot ? "root-servers" : zone.ToString().TrimEnd('.'))}");

    private static string Three(List<Measurement> runs) => Statistics.Median(runs.Select(run => run.Wall)).ToString("0.000", CultureInfo.InvariantCulture);

    private static string LineWith(string text, string words) => text.Split('\n').FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) ?? "";
}
