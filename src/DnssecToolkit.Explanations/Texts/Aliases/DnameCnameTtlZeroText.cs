using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-cname-ttl-zero</c>.</summary>
internal static class DnameCnameTtlZeroText
{
    internal static Explanation Explain(DnameCnameTtlZero.Found found)
    {
        return new Explanation(
            "the CNAME made from a DNAME has TTL 0",
            $"{found.Check.Name} CNAME has TTL 0, the DNAME at {found.Check.Alias.Subject.Owner} has {found.Check.Alias.Subject.Set.Set.Ttl}",
            "let the server give the CNAME the TTL of the DNAME",
            "older servers do this; resolvers must cope with it");
    }
}
