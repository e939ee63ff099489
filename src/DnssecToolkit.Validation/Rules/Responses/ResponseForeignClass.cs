using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response has records whose class is not that of the question.</summary>
/// <remarks>RFC 1035 §5.2: "All RRs in the file should have the same class."</remarks>
public sealed class ResponseForeignClass : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-foreign-class", Severity.Warning, "RFC 1035 §5.2", null, "FOREIGN_CLASS_DATA_ANSWER", "FOREIGN_CLASS_DATA_AUTHORITY", "FOREIGN_CLASS_DATA_ADDITIONAL");

    /// <summary>The question, the exchange and the records.</summary>
    public sealed record Found(Place At, Exchange Exchange, ImmutableArray<ResourceRecord> Records) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange is { Question: { } question, Response: { IsResponse: true } response } && question.Class != new RecordClass(255))
        {
            ImmutableArray<ResourceRecord> foreign =
                [.. response.Answer.Concat(response.Authority).Concat(response.Additional).Where(record => record.Class != question.Class)];
            if (!foreign.IsEmpty)
            {
                yield return new Found(subject.Place, subject.Exchange, foreign);
            }
        }
    }
}
