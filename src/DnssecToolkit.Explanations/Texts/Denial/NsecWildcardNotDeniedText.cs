using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-wildcard-not-denied</c>.</summary>
internal static class NsecWildcardNotDeniedText
{
    internal static Explanation Explain(NsecWildcardNotDenied.Found found)
    {
        var check = found.Check;
        var wildcard = found.Wildcard?.ToString() ?? "a wildcard";
        return new Explanation(
            found.Existing is null
                ? "nothing shows that no wildcard could have answered"
                : "the response denies the name although a wildcard for it exists",
            found.Existing is { } existing
                ? $"{DenialWords.Record(existing)} shows that {wildcard} exists, which answers for {check.Name}"
                : $"no NSEC record shows that {wildcard} is absent{(check.Kind == DenialKind.NoData ? $" or lacks {check.Type}" : "")}",
            [
                .. found.Spans.Select(span => found.Wildcard is { } name ? DenialWords.Order(span, name) : DenialWords.Record(span)),
                DenialWords.Response(check),
            ],
            found.Existing is null
                ? $"make the servers of {check.Zone} send a second NSEC record that covers {wildcard}"
                : $"answer {check.Name} {check.Type} from {wildcard}");
    }
}
