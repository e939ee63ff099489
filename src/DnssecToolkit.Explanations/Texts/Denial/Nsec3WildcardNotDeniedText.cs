using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-wildcard-not-denied</c>.</summary>
internal static class Nsec3WildcardNotDeniedText
{
    internal static Explanation Explain(Nsec3WildcardNotDenied.Found found)
    {
        var check = found.Check;
        var wildcard = found.Wildcard?.Name.ToString() ?? "a wildcard";
        return new Explanation(
            found.Existing is null
                ? "nothing shows that no wildcard could have answered"
                : "the response denies the name although a wildcard for it exists",
            found.Existing is not null ? $"an NSEC3 record matches H({wildcard}), so the wildcard exists and answers for {check.Name}"
                : found.Wildcard is { } hashed ? $"H({wildcard}) = {hashed.Hash} lies in none of the spans that the response brings"
                : "no NSEC3 record shows that the wildcard at the closest encloser is absent",
            [
                .. found.Spans.Select(span => found.Wildcard is { } name ? DenialWords.Order(span, name) : DenialWords.Record(span)),
                DenialWords.Response(check),
            ],
            found.Existing is null
                ? $"make the servers of {check.Zone} send the NSEC3 record that covers {wildcard}"
                : $"answer {check.Name} {check.Type} from {wildcard}");
    }
}
