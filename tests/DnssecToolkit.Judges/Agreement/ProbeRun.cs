using System.Net;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>Asks every installed resolver the questions of probes and sets our verdicts beside theirs.</summary>
public static class ProbeRun
{
    /// <summary>Judges probes that stand below one root.</summary>
    /// <param name="probes">The probes.</param>
    /// <param name="kinds">The resolvers.</param>
    /// <param name="network">The second octet of 127.x.0.0: the zones' servers are there, the resolvers above.</param>
    /// <param name="configure">Changes the options of each resolver.</param>
    public static async Task<List<(Probe Probe, Comparison Comparison)>> Judge(
        IReadOnlyCollection<Probe> probes, IEnumerable<ResolverKind> kinds, byte network, Func<ResolverOptions, ResolverOptions>? configure = null)
    {
        var internet = Probe.Build(probes, DateTimeOffset.UtcNow.AddHours(-1), new IPAddress([127, network, 0, 0]));
        using var court = new Court(internet, new IPAddress([127, (byte)(network + 8), 0, 1]), kinds, configure);
        var perResolver = await Task.WhenAll(court.Resolvers.Select(async resolver =>
        {
            var found = new List<(Probe, Comparison)>();
            foreach (var probe in probes)
            {
                foreach (var question in probe.Questions)
                {
                    found.Add((probe, await court.Compare(resolver, question).ConfigureAwait(false)));
                }
            }

            return found;
        })).ConfigureAwait(false);
        return [.. perResolver.SelectMany(found => found)];
    }
}
