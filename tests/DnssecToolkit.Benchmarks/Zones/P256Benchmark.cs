using System.Globalization;
using System.Security.Cryptography;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Cryptography.Batch;

namespace DnssecToolkit.Benchmarks.Zones;

/// <summary>The batched P-256 verifier against the platform's own, per CPU second of this process.</summary>
internal static class P256Benchmark
{
    public static int Run(Settings settings)
    {
        var count = settings.Number("signatures", 16_384);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var digests = RandomNumberGenerator.GetBytes(count * 32);
        var signatures = new byte[count * 64];
        for (var i = 0; i < count; i++)
        {
            key.SignHash(digests.AsSpan(i * 32, 32)).CopyTo(signatures, i * 64);
        }

        var q = key.ExportParameters(false).Q;
        byte[] publicKey = [.. q.X!, .. q.Y!];
        var table = new Table("", "per CPU second", "ratio to the platform");
        var first = Seconds(() => new P256BatchVerifier(publicKey).Dispose());
        var second = Seconds(() => new P256BatchVerifier(publicKey).Dispose());
        using var verifier = new P256BatchVerifier(publicKey);
        var results = new bool[count];
        var (batch, platform) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.Number("pairs", 5) + 1; round++)
        {
            var a = count / Seconds(() => verifier.Verify(digests, signatures, results));
            var b = count / 4 / Seconds(() =>
            {
                for (var i = 0; i < count / 4; i++)
                {
                    key.VerifyHash(digests.AsSpan(i * 32, 32), signatures.AsSpan(i * 64, 64));
                }
            });
            if (round > 0)
            {
                batch.Add(a);
                platform.Add(b);
            }
        }

        table.Add("platform ECDSA", Statistics.Median(platform).ToString("N0", CultureInfo.InvariantCulture), "1");
        table.Add("batches", Statistics.Median(batch).ToString("N0", CultureInfo.InvariantCulture), Statistics.Spread(batch.Zip(platform, (a, b) => a / b)));
        table.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tables: {first * 1000:0} ms for the first key, {second * 1000:0} ms for the next; all good: {results.All(good => good)}"));
        return 0;
    }

    private static double Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
