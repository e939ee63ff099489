using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-cname-missing</c>.</summary>
internal static class DnameCnameMissingText
{
    internal static Explanation Explain(DnameCnameMissing.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "a DNAME came without the CNAME that follows from it",
            $"{check.Alias.Subject.Owner} DNAME makes {check.Name} an alias of {found.Expected}, and no CNAME says so",
            $"let the server add {check.Name} CNAME {found.Expected} to the answer",
            "resolvers that know DNAME make the CNAME themselves; older ones find no answer");
    }
}
