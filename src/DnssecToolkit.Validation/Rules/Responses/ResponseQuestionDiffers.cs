using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The question in the response is not that of the query.</summary>
/// <remarks>RFC 5452 §9.1: "A resolver implementation MUST match responses to all of the following attributes of the query: …"</remarks>
public sealed class ResponseQuestionDiffers : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-question-differs", Severity.Error, "RFC 5452 §9.1", ExtendedErrorCode.InvalidData);

    /// <summary>The exchange, the question asked and the question answered.</summary>
    public sealed record Found(Place At, Exchange Exchange, Question Asked, Question Answered) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange is { QueryMessage.Question: { } asked, Response: { IsResponse: true, Question: { } answered } } && asked != answered)
        {
            yield return new Found(subject.Place, subject.Exchange, asked, answered);
        }
    }
}
