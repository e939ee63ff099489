using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-name-exists</c>.</summary>
internal static class NsecNameExistsText
{
    internal static Explanation Explain(NsecNameExists.Found found)
    {
        var check = found.Check;
        var span = found.Span;
        var how = span.Owner == found.Name || span.Next == found.Name
            ? $"{found.Name} is named by the NSEC record"
            : $"{found.Name} has names below it, so it exists as an empty non-terminal";
        return new Explanation(
            check.Kind == DenialKind.NameError
                ? "the response says that the name does not exist, and its NSEC record shows that it does"
                : "a wildcard was used although its NSEC record shows that a closer name exists",
            $"{DenialWords.Record(span)} shows {found.Name}",
            check.Kind == DenialKind.NameError
                ? $"answer with NOERROR and an empty answer section for {found.Name}: NXDOMAIN also denies everything below the name (RFC 8020)"
                : $"do not use the wildcard for {check.Name}: {found.Name} exists and blocks it",
            how,
            DenialWords.Response(check));
    }
}
