using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-cname-signed</c>.</summary>
internal static class DnameCnameSignedText
{
    internal static Explanation Explain(DnameCnameSigned.Found found)
    {
        return new Explanation(
            "the CNAME made from a DNAME has a signature of its own",
            $"{found.Check.Name} CNAME is signed by {Say.Count(found.KeyTags.Length, "key")}, beside the DNAME at {found.Check.Alias.Subject.Owner}",
            "do not sign CNAMEs that follow from a DNAME",
            $"key tags: {string.Join(", ", found.KeyTags)}",
            "the signature of the DNAME is enough, and resolvers do not look at this one");
    }
}
