using System.Collections.Concurrent;
using System.IO.Compression;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines.Tests.Served;

/// <summary>The recorded captures of the repository, and the recreation of the .de outage.</summary>
internal static class RecordedEvidence
{
    private static readonly ConcurrentDictionary<string, Capture> Read = new();

    public static TrustAnchors Anchors { get; } = AnchorsOf(Repository.PathOf("data", "captures", "root.ds"));

    public static TrustAnchors AnchorsOfDe { get; } = AnchorsOf(Repository.PathOf("data", "incidents", "de-2026-05-05", "root.ds"));

    public static Incident Incident { get; } =
        Captures.Incident.Parse(File.ReadAllText(Repository.PathOf("data", "incidents", "de-2026-05-05", Captures.Incident.FileName))).Value;

    /// <summary>All captures of the outage of .de.</summary>
    public static Capture De { get; } = Capture.Empty.Merge([.. Incident.Captures.Select(name => ReadFile(Repository.PathOf("data", "incidents", "de-2026-05-05", name)))]);

    public static Capture Of(string name) => Read.GetOrAdd(name, static key => ReadFile(Repository.PathOf("data", "captures", key + ".pcap")));

    public static Question Ask(string question)
    {
        var parts = question.Split(' ');
        return new Question(DomainName.Parse(parts[0]), RecordType.Parse(parts[1]));
    }

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same exchanges at other times.</summary>
    public static Capture Shifted(Capture capture, TimeSpan by) =>
        new(capture.Exchanges.Select(exchange => new Exchange(exchange.At + by, exchange.Server, exchange.Transport, exchange.Query, exchange.Outcome)));

    private static Capture ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        return CaptureReader.Read(stream, Path.GetFileName(path));
    }

    private static TrustAnchors AnchorsOf(string path) => TrustAnchors.Parse(File.ReadAllText(path)).Value;
}
