using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults of one server among several: what it serves, what it says, and whether it says anything.</summary>
internal static class ServerFaults
{
    public static IEnumerable<Fault> All => [.. VersionFaults.All, .. LameFaults.All, .. SpeechFaults.All];

    /// <summary>A fault of the first server.</summary>
    /// <param name="name">The name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="breaks">What the standard says.</param>
    /// <param name="alone">The status when this server alone is asked.</param>
    /// <param name="must">The codes that name the server.</param>
    /// <param name="change">Changes the server.</param>
    /// <param name="ask">The question.</param>
    public static Fault OfOne(
        string name, string summary, (string, string) breaks, ExpectedStatus alone, string[] must, Action<ServerSite, ServerDraft> change, string ask = "www A") =>
        new(name, FaultArea.Servers, summary)
        {
            Breaks = breaks,
            Ask = ask,
            Needs = zone => zone.Servers.Length < 2 ? "it has one server only" : zone.IsSigned ? null : "it is not signed",
            Expect = _ => new(ExpectedStatus.Secure) { Must = [.. must], Servers = must.Length > 0 ? [1] : [], Alone = alone },
            Servers = site => change(site, site.Servers[0]),
        };

    /// <summary>The same, for what a server does to messages.</summary>
    public static Fault OfOne(
        string name, string summary, (string, string) breaks, ExpectedStatus alone, string[] must, Func<ServerSite, ServerQuery, Message, Message> change, string ask = "www A") =>
        OfOne(name, summary, breaks, alone, must, (site, server) => server.ChangeAnswers((query, message) => change(site, query, message)), ask);
}
