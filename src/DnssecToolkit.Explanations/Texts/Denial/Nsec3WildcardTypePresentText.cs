using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-wildcard-type-present</c>.</summary>
internal static class Nsec3WildcardTypePresentText
{
    internal static Explanation Explain(Nsec3WildcardTypePresent.Found found)
    {
        var check = found.Check;
        var type = found.Span.Types.Contains(check.Type) ? check.Type : RecordType.Cname;
        return new Explanation(
            "the response is empty, and the wildcard that matches the name could have answered",
            $"the NSEC3 of {found.Wildcard.Name} lists {type}",
            $"answer {check.Name} {check.Type} from the wildcard {found.Wildcard.Name}, or add {check.Name} to the zone if the wildcard shall not answer for it",
            $"{found.Span.OwnerHash} = H({found.Wildcard.Name})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
