using System.Diagnostics;
using System.Globalization;
using System.Text;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Benchmarks.Fuzzing;

/// <summary>
/// Random and mutated messages, recordings, zone files and trust anchors. Nothing but the documented result may come, and within 100 ms each.
/// </summary>
internal static class FuzzRun
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    public static int Run(Settings settings)
    {
        var count = settings.Argument is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        var seed = settings.Number("seed", 1);
        var data = Path.Combine(Settings.RepositoryRoot, "data");
        var recordings = Samples(Path.Combine(data, "captures"), "*.pcap");
        var zones = Samples(Path.Combine(data, "zones"), "*.zone");
        var messages = recordings.SelectMany(Messages).DistinctBy(Convert.ToHexString).ToList();
        var anchors = Samples(Path.Combine(data, "captures"), "*.ds");
        Console.WriteLine($"seed {seed}; samples: {messages.Count} messages, {recordings.Count} recordings, {zones.Count} zones");
        (string, IReadOnlyList<byte[]>, Action<byte[]>)[] targets =
        [
            ("messages", messages, ParseMessage),
            ("recordings", [.. recordings.Select(recording => recording[..Math.Min(recording.Length, 6000)])], octets => CaptureReader.Read(new MemoryStream(octets))),
            .. Formats(Path.Combine(Settings.RepositoryRoot, "tests", "DnssecToolkit.Captures.Tests", "samples")),
            ("zone files verified", [.. zones.Select(zone => zone[..Math.Min(zone.Length, 6000)])], VerifyZone),
            ("zone files read", zones, octets => CaptureReader.Read(new MemoryStream(octets), "fuzz.zone")),
            ("trust anchors", anchors, octets => TrustAnchors.Parse(Encoding.Latin1.GetString(octets))),
        ];
        var table = new Table("input", "count", "slowest ms", "over 100 ms", "exceptions");
        var failures = 0;
        foreach (var (name, samples, attack) in targets)
        {
            failures += Attack(name, samples, attack, count, seed, table);
        }

        table.Print();
        Console.WriteLine(failures == 0 ? "nothing but the documented results" : $"{failures} failures");
        return failures == 0 ? 0 : 1;
    }

    // The samples of real programs, a target for each kind of file.
    private static IEnumerable<(string, IReadOnlyList<byte[]>, Action<byte[]>)> Formats(string folder) =>
        from file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        let octets = Unpacked(file)
        let format = CaptureReader.Sniff(octets)
        where format is not null
        group octets[..Math.Min(octets.Length, 6000)] by format.Value into kind
        select (kind.Key.ToString(), (IReadOnlyList<byte[]>)[.. kind], new Action<byte[]>(octets => ReadAs(octets, kind.Key)));

    private static byte[] Unpacked(string file)
    {
        using var stream = File.OpenRead(file);
        using var plain = new MemoryStream();
        using Stream unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress) : stream;
        unpacked.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>Read, and what is read must print, be written as every format, and be read again.</summary>
    private static void ReadAs(byte[] octets, CaptureFormat format)
    {
        var capture = CaptureReader.Read(new MemoryStream(octets), "fuzz", new CaptureReaderOptions { Format = format });
        using var written = new MemoryStream();
        CaptureWriter.WriteJsonLines(written, capture.Exchanges);
        CaptureWriter.WritePcap(written, capture);
        CaptureWriter.WriteDnstap(written, capture.Exchanges);
        foreach (var exchange in capture.Exchanges)
        {
            _ = exchange.ToString();
        }
    }

    private static int Attack(string name, IReadOnlyList<byte[]> samples, Action<byte[]> attack, int count, int seed, Table table)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random);
        foreach (var sample in samples.Take(20))
        {
            attack(sample); // so that compiling is not measured
        }

        double slowest = 0;
        int slow = 0, thrown = 0;
        for (var i = 0; i < count; i++)
        {
            var octets = mutator.Next(samples);
            var start = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.GetTimestamp();
            try
            {
                attack(octets);
            }
            catch (Exception exception)
            {
                thrown++;
                Keep($"{name}: input {i} throws {exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}", name, i, octets, thrown);
            }

            // The machine may be busy with something else: what counts is the time that this process worked.
            var elapsed = Environment.CpuUsage.TotalTime - start;
            if (elapsed > Bound || Stopwatch.GetElapsedTime(watch) > Hang)
            {
                start = Environment.CpuUsage.TotalTime;
                watch = Stopwatch.GetTimestamp();
                attack(octets);
                elapsed = Environment.CpuUsage.TotalTime - start;
                if (elapsed > Bound || Stopwatch.GetElapsedTime(watch) > Hang)
                {
                    slow++;
                    Keep($"{name}: input {i} takes {elapsed.TotalMilliseconds:0} ms", name, i, octets, slow);
                }
            }

            slowest = Math.Max(slowest, elapsed.TotalMilliseconds);
        }

        table.Add(name, count.ToString("N0", CultureInfo.InvariantCulture), slowest.ToString("0.0", CultureInfo.InvariantCulture), slow.ToString(CultureInfo.InvariantCulture), thrown.ToString(CultureInfo.InvariantCulture));
        return slow + thrown;
    }

    private static void Keep(string story, string name, int number, byte[] octets, int soFar)
    {
        if (soFar <= 5)
        {
            var path = Path.Combine(Path.GetTempPath(), $"fuzz-{name.Replace(' ', '-')}-{number}");
            File.WriteAllBytes(path, octets);
            Console.WriteLine($"{story}\n  kept as {path}");
        }
    }

    /// <summary>Parse, and what parses must print, go back to octets and parse again.</summary>
    private static void ParseMessage(byte[] octets)
    {
        if (Message.Parse(octets).TryGet(out var message))
        {
            foreach (var record in message.Answer.Concat(message.Authority).Concat(message.Additional))
            {
                _ = record.ToString();
                _ = record.Data.ToString();
                _ = record.Data.CanonicalWire;
            }

            _ = message.ToWire();
        }
    }

    private static void VerifyZone(byte[] octets)
    {
        using var stream = new MemoryStream(octets);
        ZoneVerifier.Verify(stream, null, TrustAnchors.Iana, Chains.DiagnoseBenchmark.At, new ZoneVerificationOptions { Threads = 1 });
    }

    private static List<byte[]> Samples(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];

    private static IEnumerable<byte[]> Messages(byte[] recording) =>
        CaptureReader.Read(new MemoryStream(recording)).Exchanges.SelectMany(exchange => (byte[][])[exchange.Query.ToArray(), exchange.ResponseOctets.ToArray()]).Where(octets => octets.Length > 12);
}
