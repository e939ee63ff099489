using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-question-differs</c>.</summary>
internal static class ResponseQuestionDiffersText
{
    internal static Explanation Explain(ResponseQuestionDiffers.Found found)
    {
        return new Explanation(
            "the response answers another question",
            $"{found.Exchange.Server} was asked for {found.Asked} and answers {found.Answered}",
            "do not use the response; find out whether the server or a device on the way mixes responses up",
            ExchangeWords.Asked(found.Exchange),
            "a resolver drops such a response: it could be an attempt at poisoning");
    }
}
