namespace DnssecToolkit.Shell.Tests;

/// <summary>The recorded small Internet of <c>data/</c>, and how it is asked about.</summary>
internal static class SmallInternet
{
    /// <summary>The instant at which its captures and zones are to be judged.</summary>
    public const string Instant = "2026-11-24T14:00:00Z";

    public static string RootAnchor { get; } = Repository.PathOf("data", "captures", "root.ds");

    public static string Capture(string name) => Repository.PathOf("data", "captures", name + ".pcap");

    public static string Zone(string name) => Repository.PathOf("data", "zones", name + ".zone");

    /// <summary><c>dnssec explain</c> with the anchor of its root.</summary>
    public static Task<CommandLineRun> Explain(string name, string type, string evidence, params string[] more) =>
        CommandLineRun.Of(["explain", name, type, "--from", evidence, "--trust-anchor", RootAnchor, "--at", Instant, .. more]);

    public static Task<CommandLineRun> VerifyZone(string zone, params string[] more) =>
        CommandLineRun.Of(["verify-zone", zone, "--at", Instant, .. more]);
}
