namespace DnssecToolkit.Captures;

/// <summary>A line that tells of a query without an answer.</summary>
/// <param name="Server">Who was asked; null where the line does not say.</param>
/// <param name="Transport">How; null where the line does not say.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="IsSummary">Whether the line sums up those before it.</param>
internal sealed record DigFailure(ServerAddress? Server, Transport? Transport, Outcome Outcome, bool IsSummary = false)
{
    /// <summary>The line of the text.</summary>
    public int Line { get; init; }

    /// <summary>Reads a line of dig or kdig; null where it is something else.</summary>
    public static DigFailure? Read(string line)
    {
        // dig 9.18: "communications error to 192.0.2.1#53: timed out"
        if (DigFooter.After(line, "communications error to ") is { } error)
        {
            var colon = error.LastIndexOf(": ", StringComparison.Ordinal);
            var reason = colon < 0 ? "network error" : error[(colon + 2)..];
            return new DigFailure(DigFooter.ServerOf(colon < 0 ? error : error[..colon]).Server, null, OutcomeOf(reason));
        }

        // kdig: "WARNING: response timeout for 192.0.2.1@53(UDP)"
        if (DigFooter.After(line, "WARNING: response timeout for ") is { } late)
        {
            var (server, transport) = DigFooter.ServerOf(late);
            return new DigFailure(server, transport, new Outcome.Timeout());
        }

        // dig 9.16: "connection timed out; no servers could be reached"; later ones: "no servers could be reached"; kdig: "ERROR: failed to query server"
        return line.Contains("no servers could be reached", StringComparison.Ordinal) || line.StartsWith("ERROR: failed to query server", StringComparison.Ordinal)
            ? new DigFailure(null, null, new Outcome.Timeout(), IsSummary: true)
            : null;
    }

    private static Outcome OutcomeOf(string reason) => reason == "timed out" ? new Outcome.Timeout() : new Outcome.NetworkError(reason);
}
