using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-name-exists</c>.</summary>
internal static class Nsec3NameExistsText
{
    internal static Explanation Explain(Nsec3NameExists.Found found)
    {
        var check = found.Check;
        return new Explanation(
            check.Kind == DenialKind.NameError
                ? "the response says that the name does not exist, and an NSEC3 record is its own"
                : "a wildcard was used although an NSEC3 record shows that a closer name exists",
            $"{DenialWords.Order(found.Span, found.Hashed)}: {found.Hashed.Name} exists{(found.Span.Types.Any() ? "" : " as an empty non-terminal")}",
            check.Kind == DenialKind.NameError
                ? $"answer with NOERROR and an empty answer section for {found.Hashed.Name}: NXDOMAIN also denies everything below the name (RFC 8020)"
                : $"do not use the wildcard for {check.Name}: {found.Hashed.Name} exists and blocks it",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
