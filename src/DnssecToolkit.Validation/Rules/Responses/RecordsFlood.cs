using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response has more records of a kind than the policy looks at.</summary>
/// <remarks>RFC 4035 §5.4: "As with all DNS operations, however, the resolver MUST bound the work it puts into answering any particular query."</remarks>
public sealed class RecordsFlood : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("records-flood", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.Other);

    /// <summary>The question, the exchange, the records with their number, and the limit with its policy.</summary>
    public sealed record Found(Place At, Exchange Exchange, DomainName Owner, RecordType Type, int Count, int Limit, string Policy) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Response is not { IsResponse: true } response)
        {
            yield break;
        }

        var budget = context.Policy.Budget;
        var denials = response.Authority.Where(record => record.Type == RecordType.Nsec || record.Type == RecordType.Nsec3).ToList();
        if (denials.Count > budget.DenialRecords)
        {
            yield return Flood(denials[0].Owner, denials[0].Type, denials.Count, budget.DenialRecords);
        }

        foreach (var signatures in response.Answer.Concat(response.Authority).Where(record => record.Data is Rrsig).GroupBy(record => (record.Owner, ((Rrsig)record.Data).TypeCovered)))
        {
            if (signatures.Count() is var count && count > budget.SignaturesPerRRset)
            {
                yield return Flood(signatures.Key.Owner, RecordType.Rrsig, count, budget.SignaturesPerRRset);
            }
        }

        foreach (var set in response.Answer.Concat(response.Authority).Where(record => record.Type == RecordType.Ds).GroupBy(record => record.Owner))
        {
            if (set.Count() is var count && count > budget.DsPerZone)
            {
                yield return Flood(set.Key, RecordType.Ds, count, budget.DsPerZone);
            }
        }

        Found Flood(DomainName owner, RecordType type, int count, int limit) =>
            new(subject.Place with { Owner = owner, Type = type }, subject.Exchange, owner, type, count, limit, context.Policy.Name);
    }
}
