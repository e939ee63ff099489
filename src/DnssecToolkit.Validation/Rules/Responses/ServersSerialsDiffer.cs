using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The SOA serials of the servers differ.</summary>
/// <remarks>RFC 1034 §4.3.5: "When the inevitable changes are made, they must be distributed to all of the name servers."</remarks>
public sealed class ServersSerialsDiffer : IRule<ServerComparison>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("servers-serials-differ", Severity.Notice, "RFC 1034 §4.3.5");

    /// <summary>The comparison and the serial of each server.</summary>
    public sealed record Found(ServerComparison Comparison, ImmutableArray<ServerSerial> Serials)
        : Finding(Info, new Place(Comparison.Zone, Comparison.Question.Name, Comparison.Question.Type));

    RuleInfo IRule<ServerComparison>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ServerComparison subject, RuleContext context)
    {
        var serials = subject.Serials;
        if (serials.Select(entry => entry.Serial).Distinct().Count() > 1)
        {
            // Those behind the newest one, in serial number arithmetic (RFC 1982 §3.2).
            var newest = serials.Select(entry => entry.Serial).Aggregate((one, other) => (int)(other - one) > 0 ? other : one);
            yield return new Found(subject, serials) { Servers = [.. serials.Where(entry => entry.Serial != newest).Select(entry => entry.Server)] };
        }
    }
}
