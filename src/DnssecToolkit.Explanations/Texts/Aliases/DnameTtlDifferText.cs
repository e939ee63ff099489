using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-ttl-differ</c>.</summary>
internal static class DnameTtlDifferText
{
    internal static Explanation Explain(DnameTtlDiffer.Found found)
    {
        return new Explanation(
            "DNAME and the CNAME made from it have different TTLs",
            $"the DNAME at {found.Check.Alias.Subject.Owner} has TTL {found.DnameTtl}, the CNAME for {found.Check.Name} has {found.CnameTtl}",
            "let the server give the CNAME the TTL of the DNAME",
            found.CnameTtl > found.DnameTtl ? "caches keep the CNAME longer than the DNAME allows" : "caches ask for the CNAME again earlier than needed");
    }
}
