using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-cname-wrong-target</c>.</summary>
internal static class DnameCnameWrongTargetText
{
    internal static Explanation Explain(DnameCnameWrongTarget.Found found)
    {
        var check = found.Check;
        var dname = (Dname)check.Alias.Subject.Set.Set.Data[0];
        return new Explanation(
            "the CNAME made from a DNAME leads to another name than the DNAME says",
            $"{check.Name} CNAME {found.Made}, but the DNAME gives {found.Expected}",
            $"let the server make the CNAME by putting {dname.Target} in the place of {check.Alias.Subject.Owner}; if it does, something on the way changed the answer",
            $"{check.Alias.Subject.Owner} DNAME {dname.Target}",
            "the DNAME is signed, the CNAME is not: it is believed only because it follows from the DNAME");
    }
}
