using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>servers-disagree</c>.</summary>
internal static class ServersDisagreeText
{
    internal static Explanation Explain(ServersDisagree.Found found)
    {
        var serials = found.Serials.ToDictionary(entry => entry.Server, entry => entry.Serial);
        return new Explanation(
            "some servers of the zone give answers that validate, and others do not",
            $"{found.Comparison.Question}: {Say.Count(found.Bad.Length, "server")} of {found.Bad.Length + found.Good.Length} bogus ({string.Join(", ", found.Bad)})",
            [
                .. found.Bad.Select(server => $"bogus: {server}{Serial(server)}"),
                .. found.Good.Select(server => $"good: {server}{Serial(server)}"),
                found.Serials.Select(entry => entry.Serial).Distinct().Count() > 1
                    ? "the versions differ: the bad servers may have an old or a half-made zone"
                    : found.Serials.Length > 1 ? "the versions are the same: the fault lies in the signer, or in what the servers keep beside the zone" : "no versions are visible",
                "resolvers that meet a bad server try the others, so that users are hit by chance and by time",
            ],
            $"bring the bad servers of {found.Comparison.Zone} to the version of the good ones, or take them out until they have it");

        string Serial(ServerAddress server) => serials.TryGetValue(server, out var serial) ? $", serial {serial}" : "";
    }
}
