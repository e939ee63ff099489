using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Servers of a zone disagree on whether a name exists.</summary>
/// <remarks>RFC 1035 §4.1.1: "Name Error - Meaningful only for responses from an authoritative name server, this code signifies that the domain name referenced in the query does not exist."</remarks>
public sealed class NxdomainInconsistent : IRule<ServerComparison>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nxdomain-inconsistent", Severity.Warning, "RFC 1035 §4.1.1", null, "INCONSISTENT_NXDOMAIN");

    /// <summary>The comparison, the servers that say NXDOMAIN and those that say NOERROR.</summary>
    public sealed record Found(ServerComparison Comparison, ImmutableArray<ServerAddress> Denying, ImmutableArray<ServerAddress> Answering)
        : Finding(Info, new Place(Comparison.Zone, Comparison.Question.Name, Comparison.Question.Type));

    RuleInfo IRule<ServerComparison>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ServerComparison subject, RuleContext context)
    {
        ImmutableArray<ServerAddress> denying = [.. subject.Exchanges.Where(exchange => exchange.Response?.ResponseCode == ResponseCode.NameError).Select(exchange => exchange.Server)];
        ImmutableArray<ServerAddress> answering =
        [
            .. subject.Exchanges
                .Where(exchange => exchange.Response is { } response && response.ResponseCode == ResponseCode.NoError
                    && (!response.Answer.IsEmpty || response.Authority.Any(record => record.Type == RecordType.Soa && record.Owner == subject.Zone)))
                .Select(exchange => exchange.Server),
        ];
        if (!denying.IsEmpty && !answering.IsEmpty)
        {
            yield return new Found(subject, denying, answering) { Servers = denying };
        }
    }
}
