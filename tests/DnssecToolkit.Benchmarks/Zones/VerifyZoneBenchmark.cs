using System.Globalization;
using System.Text.Json;
using DnssecToolkit.Benchmarks.Measuring;

namespace DnssecToolkit.Benchmarks.Zones;

/// <summary><c>dnssec verify-zone</c> against the other verifiers of whole zones: first the verdicts, then the times.</summary>
internal static class VerifyZoneBenchmark
{
    public static int Run(Settings settings)
    {
        if (!File.Exists(settings.Dnssec))
        {
            Console.WriteLine($"{settings.Dnssec} is missing: dotnet build -c Release src/DnssecToolkit.Shell");
            return 2;
        }

        if (!Measurement.Exists("dnssec-signzone"))
        {
            Console.WriteLine("dnssec-signzone and dnssec-keygen are missing (Debian: bind9utils); they make the zones.");
            return 2;
        }

        foreach (var peer in ZonePeer.All.Where(peer => !peer.IsInstalled))
        {
            Console.WriteLine($"{peer.Name} is missing and is left out (Debian: bind9utils, ldnsutils, knot-dnsutils or knot, validns).");
        }

        var only = settings.Text("only");
        foreach (var algorithm in (string[])["ECDSAP256SHA256", "RSASHA256"])
        {
            foreach (var nsec3 in (bool[])[false, true])
            {
                var zone = BenchmarkZone.Make(settings.Folder, settings.Number("delegations", 100_000), algorithm, nsec3);
                if (only is null || zone.Title.Contains(only, StringComparison.OrdinalIgnoreCase))
                {
                    Compare(settings, zone);
                }
            }
        }

        return 0;
    }

    private static void Compare(Settings settings, BenchmarkZone zone)
    {
        var isRsa = zone.Algorithm == "RSASHA256";
        var peers = ZonePeer.All.Where(peer => peer.IsInstalled && (isRsa || !peer.RsaOnly)).ToList();
        Console.WriteLine($"## {zone.Title}, {new FileInfo(zone.Good).Length >> 20} MiB");
        Console.WriteLine();
        Verdicts(settings, zone, peers);

        var pairs = settings.Number("pairs", 5);
        var ours = new List<Measurement>();
        var theirs = peers.ToDictionary(peer => peer, _ => new List<Measurement>());
        for (var round = 0; round < pairs; round++)
        {
            ours.Add(Measurement.Of(settings.Dnssec, "verify-zone", zone.Good));
            foreach (var peer in peers)
            {
                theirs[peer].Add(Measurement.Of(Measurement.Find(peer.Name), peer.Arguments(zone.Good)));
            }
        }

        var table = new Table("program", "CPU s", "wall s", "peak MiB", "ours / its CPU", "ours / its wall", "goal (wall)");
        table.Add("dnssec verify-zone", Two(ours.Select(run => run.Cpu)), Two(ours.Select(run => run.Wall)), Whole(ours), "", "", "");
        var fastest = isRsa ? peers.MinBy(peer => Statistics.Median(theirs[peer].Select(run => run.Wall))) : null;
        foreach (var peer in peers)
        {
            var walls = ours.Zip(theirs[peer], (a, b) => a.Wall / b.Wall).ToList();
            var goal = settings.Number("delegations", 100_000) < 100_000 ? null : peer == fastest ? 0.85 : peer.Goal(isRsa);
            table.Add(
                peer.Name,
                Two(theirs[peer].Select(run => run.Cpu)),
                Two(theirs[peer].Select(run => run.Wall)),
                Whole(theirs[peer]),
                Statistics.Spread(ours.Zip(theirs[peer], (a, b) => a.Cpu / b.Cpu)),
                Statistics.Spread(walls),
                goal is { } limit ? Statistics.Against(limit, walls) : "");
        }

        table.Print();
        if (peers.Find(peer => peer.Name == "dnssec-verify") is { } bind)
        {
            var (mine, its) = (ours.Max(run => run.PeakMebibytes), theirs[bind].Min(run => run.PeakMebibytes));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory: {mine:0} MiB, dnssec-verify {its:0} MiB: {(mine < its ? "reached" : "missed")}"));
            Console.WriteLine();
        }
    }

    private static void Verdicts(Settings settings, BenchmarkZone zone, List<ZonePeer> peers)
    {
        var good = Measurement.Of(settings.Dnssec, "verify-zone", zone.Good);
        var found = OurBadRRsets(Measurement.Of(settings.Dnssec, "verify-zone", "--format", "json", "--most", "1000", zone.Bad).Output);
        Console.WriteLine($"dnssec verify-zone: good zone {(good.ExitCode == 0 ? "secure" : $"EXIT {good.ExitCode}: {good.Output}")}; damaged copy: {Agreement(found, zone)}");
        foreach (var peer in peers)
        {
            var program = Measurement.Find(peer.Name);
            var accepts = Measurement.Of(program, peer.Arguments(zone.Good)).ExitCode == 0;
            var loud = Measurement.Of(program, peer.LoudArguments(zone.Bad));
            Console.WriteLine($"{peer.Name}: good zone {(accepts ? "accepted" : "NOT accepted")}; damaged copy: {(peer.BadRRsets is { } read ? Agreement([.. read(loud.Output)], zone) : loud.ExitCode != 0 ? "rejected (it stops at the first)" : "ACCEPTED")}");
        }

        Console.WriteLine();
    }

    private static string Agreement(List<string> found, BenchmarkZone zone) => found.SequenceEqual(zone.Damaged)
        ? $"exactly the {found.Count} damaged RRsets"
        : $"{found.Count} RRsets, {found.Intersect(zone.Damaged).Count()} of the {zone.Damaged.Count} damaged ones";

    private static List<string> OurBadRRsets(string output)
    {
        using var json = JsonDocument.Parse(output);
        return
        [
            .. json.RootElement.GetProperty("findings").EnumerateArray()
                .Where(finding => finding.GetProperty("code").GetString() == "rrsig-invalid")
                .Select(finding => $"{finding.GetProperty("owner").GetString()} {finding.GetProperty("type").GetString()}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Two(IEnumerable<double> values) => Statistics.Median(values).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(List<Measurement> runs) => runs.Max(run => run.PeakMebibytes).ToString("0", CultureInfo.InvariantCulture);
}
