using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>servers-serials-differ</c>.</summary>
internal static class ServersSerialsDifferText
{
    internal static Explanation Explain(ServersSerialsDiffer.Found found)
    {
        return new Explanation(
            "the servers have different versions of the zone",
            $"{found.Comparison.Zone} has {Say.Count(found.Serials.Select(entry => entry.Serial).Distinct().Count(), "version")} among {Say.Count(found.Serials.Length, "server")}",
            [.. found.Serials.OrderBy(entry => entry.Serial).ThenBy(entry => entry.Server.ToString(), StringComparer.Ordinal).Select(entry => $"serial {entry.Serial}: {entry.Server}")],
            "nothing, if the zone just changed; otherwise see why transfers to the servers with the lower serial fail");
    }
}
