using System.Globalization;
using System.Text;
using DnssecToolkit.Benchmarks.Measuring;

namespace DnssecToolkit.Benchmarks.Zones;

/// <summary>A zone of delegations, made from a seed and signed by dnssec-signzone, with a copy in which 16 signatures are damaged.</summary>
internal sealed class BenchmarkZone
{
    private BenchmarkZone(string algorithm, bool nsec3, string good, string bad, IReadOnlyList<string> damaged) =>
        (Algorithm, Nsec3, Good, Bad, Damaged) = (algorithm, nsec3, good, bad, damaged);

    public string Algorithm { get; }

    public bool Nsec3 { get; }

    public string Good { get; }

    public string Bad { get; }

    /// <summary>Owner and type of the RRsets whose signatures are damaged.</summary>
    public IReadOnlyList<string> Damaged { get; }

    public string Title => $"{(Algorithm == "RSASHA256" ? "RSA-2048" : "P-256")} {(Nsec3 ? "NSEC3" : "NSEC")}";

    /// <summary>Makes the zone, unless the folder has it from an earlier run.</summary>
    public static BenchmarkZone Make(string folder, int delegations, string algorithm, bool nsec3)
    {
        var home = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"d{delegations}-{algorithm}-{(nsec3 ? "nsec3" : "nsec")}"));
        var good = Path.Combine(home, "example.zone");
        if (!File.Exists(good) || File.GetLastWriteTimeUtc(good) < DateTime.UtcNow.AddDays(-300))
        {
            Directory.CreateDirectory(home);
            Console.WriteLine($"making {good}");
            var plain = Path.Combine(home, "plain");
            WritePlain(plain, delegations);
            string[] size = algorithm == "RSASHA256" ? ["-b", "2048"] : [];
            foreach (var ksk in (bool[])[true, false])
            {
                var made = Measurement.Of(Measurement.Find("dnssec-keygen"), ["-q", "-K", home, "-a", algorithm, .. size, .. ksk ? (string[])["-f", "KSK"] : [], "example."]);
                File.AppendAllText(plain, File.ReadAllText(Path.Combine(home, made.Output.Trim().Split('\n')[^1] + ".key")));
            }

            var signed = Measurement.Of(
                Measurement.Find("dnssec-signzone"),
                ["-q", "-K", home, "-d", home, "-O", "full", "-n", "2", .. nsec3 ? (string[])["-3", "-", "-H", "0"] : [], "-e", "now+31536000", "-o", "example.", "-f", good + ".new", plain]);
            if (signed.ExitCode != 0)
            {
                throw new InvalidOperationException($"dnssec-signzone failed: {signed.Output}");
            }

            File.Move(good + ".new", good, overwrite: true);
        }

        var bad = Path.Combine(home, "damaged.zone");
        return new BenchmarkZone(algorithm, nsec3, good, bad, Damage(good, bad));
    }

    private static void WritePlain(string path, int delegations)
    {
        var random = new Random(7);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("example. 3600 IN SOA ns1.example. hostmaster.example. 2026112401 7200 3600 1209600 3600");
        writer.WriteLine("example. 3600 IN NS ns1.example.\nexample. 3600 IN NS ns2.example.\nns1.example. 3600 IN A 192.0.2.1\nns2.example. 3600 IN A 192.0.2.2");
        var names = new SortedSet<string>(StringComparer.Ordinal);
        while (names.Count < delegations)
        {
            var name = new StringBuilder();
            for (var i = random.Next(5, 15); i > 0; i--)
            {
                name.Append("abcdefghijklmnopqrstuvwxyz0123456789"[random.Next(36)]);
            }

            names.Add(name.ToString());
        }

        string[] hosters = ["alpha", "beta", "gamma", "delta"];
        var digest = new byte[32];
        var count = 0;
        foreach (var name in names)
        {
            writer.WriteLine($"{name}.example. 86400 IN NS ns1.{hosters[random.Next(4)]}-hosting.net.");
            writer.WriteLine($"{name}.example. 86400 IN NS ns2.{hosters[random.Next(4)]}-hosting.net.");
            if (count++ % 2 == 0)
            {
                random.NextBytes(digest);
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}.example. 86400 IN DS {random.Next(65536)} 13 2 {Convert.ToHexString(digest)}"));
            }
        }
    }

    /// <summary>Copies the zone with one base64 digit of 16 signatures exchanged.</summary>
    private static List<string> Damage(string good, string bad)
    {
        var candidates = new List<int>();
        var number = 0;
        foreach (var line in File.ReadLines(good))
        {
            if (IsSignature(line) && !line.Contains("SOA", StringComparison.Ordinal) && !line.Contains("DNSKEY", StringComparison.Ordinal))
            {
                candidates.Add(number);
            }

            number++;
        }

        var random = new Random(11);
        var chosen = new HashSet<int>();
        while (chosen.Count < Math.Min(16, candidates.Count))
        {
            chosen.Add(candidates[random.Next(candidates.Count)]);
        }

        var damaged = new List<string>();
        using var writer = new StreamWriter(bad) { NewLine = "\n" };
        number = 0;
        foreach (var line in File.ReadLines(good))
        {
            var written = line;
            if (chosen.Contains(number++))
            {
                var place = line.TrimEnd().Length - 12;
                written = line[..place] + (line[place] == 'A' ? 'B' : 'A') + line[(place + 1)..];
                var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                damaged.Add($"{fields[0].ToLowerInvariant()} {fields[4]}");
            }

            writer.WriteLine(written);
        }

        damaged.Sort(StringComparer.Ordinal);
        return damaged;
    }

    private static bool IsSignature(string line) => line.Contains("RRSIG\t", StringComparison.Ordinal) && !line.StartsWith(';');
}
