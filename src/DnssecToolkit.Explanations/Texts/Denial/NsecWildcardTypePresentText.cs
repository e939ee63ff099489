using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-wildcard-type-present</c>.</summary>
internal static class NsecWildcardTypePresentText
{
    internal static Explanation Explain(NsecWildcardTypePresent.Found found)
    {
        var check = found.Check;
        var type = found.Span.Types.Contains(check.Type) ? check.Type : RecordType.Cname;
        return new Explanation(
            "the response is empty, and the wildcard that matches the name could have answered",
            $"{DenialWords.Record(found.Span)} lists {type}",
            $"answer {check.Name} {check.Type} from the wildcard {found.Span.Owner}, or add {check.Name} to the zone if the wildcard shall not answer for it",
            DenialWords.Response(check));
    }
}
