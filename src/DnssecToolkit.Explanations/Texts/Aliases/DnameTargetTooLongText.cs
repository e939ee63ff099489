using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-target-too-long</c>.</summary>
internal static class DnameTargetTooLongText
{
    internal static Explanation Explain(DnameTargetTooLong.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "a DNAME turns the name into one that is too long",
            $"{check.Name} below {check.Alias.Subject.Owner} would become a name of {found.Length} octets",
            "ask for a shorter name, or give the DNAME a shorter target",
            $"a name has at most {DomainName.MaximumWireLength} octets; a server answers YXDOMAIN");
    }
}
