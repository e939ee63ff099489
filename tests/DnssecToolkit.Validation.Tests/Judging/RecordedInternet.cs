using System.Collections.Concurrent;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Judging;

/// <summary>The captures in data/captures, judged at the instant that their README names.</summary>
internal static class RecordedInternet
{
    public static readonly DateTimeOffset At = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    /// <summary>The last second of the first signature that ends below "example.".</summary>
    public static readonly DateTimeOffset LastSecond = new(2026, 12, 8, 1, 30, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<string, Capture> Read = new();

    public static TrustAnchors Anchors { get; } = TrustAnchors.Parse(File.ReadAllText(Repository.PathOf("data", "captures", "root.ds"))).Value;

    public static Capture Capture(string name) => Read.GetOrAdd(name, static key =>
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "captures", key + ".pcap"));
        return CaptureReader.Read(stream, key);
    });

    public static Question Ask(string question)
    {
        var parts = question.Split(' ');
        return new Question(DomainName.Parse(parts[0]), RecordType.Parse(parts[1]));
    }

    public static Diagnosis Diagnose(string capture, string question, DateTimeOffset? at = null, ResolverPolicy? policy = null) =>
        Validator.Diagnose(Capture(capture), Ask(question), Anchors, at ?? At, policy);
}
