using System.Collections.Concurrent;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Tests;

/// <summary>Reports about the captures in data/captures, judged at the instant that their README names.</summary>
internal static class RecordedInternet
{
    public static readonly DateTimeOffset At = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

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

    public static Report Explain(string capture, string question, DateTimeOffset? at = null, ResolverPolicy? policy = null) =>
        Explain(Capture(capture), question, at, policy);

    public static Report Explain(Capture capture, string question, DateTimeOffset? at = null, ResolverPolicy? policy = null) =>
        Explainer.Explain(Validator.Diagnose(capture, Ask(question), Anchors, at ?? At, policy));
}
