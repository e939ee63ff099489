using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The servers of a zone give answers of different status.</summary>
/// <remarks>RFC 1034 §4.3.5: "When the inevitable changes are made, they must be distributed to all of the name servers."</remarks>
public sealed class ServersDisagree : IRule<ServerComparison>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("servers-disagree", Severity.Error, "RFC 1034 §4.3.5");

    /// <summary>The comparison, the servers whose answers hold, those whose do not, and the serials that are visible. The finding names the bad servers.</summary>
    public sealed record Found(ServerComparison Comparison, ImmutableArray<ServerAddress> Good, ImmutableArray<ServerAddress> Bad, ImmutableArray<ServerSerial> Serials)
        : Finding(Info, new Place(Comparison.Zone, Comparison.Question.Name, Comparison.Question.Type));

    RuleInfo IRule<ServerComparison>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ServerComparison subject, RuleContext context)
    {
        var good = ServersOf(subject, status => status is SecurityStatus.Secure or SecurityStatus.Insecure);
        var bad = ServersOf(subject, status => status == SecurityStatus.Bogus);
        good = [.. good.Except(bad)];
        if (!good.IsEmpty && !bad.IsEmpty)
        {
            yield return new Found(subject, good, bad, subject.Serials) { Servers = bad };
        }
    }

    private static ImmutableArray<ServerAddress> ServersOf(ServerComparison subject, Func<SecurityStatus, bool> has) =>
        [.. subject.Statuses.Where(entry => has(entry.Status)).Select(entry => entry.Server).Distinct()];
}
