using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>compact-denial-types-beside-nxname</c>.</summary>
internal static class CompactDenialTypesBesideNxnameText
{
    internal static Explanation Explain(CompactDenialTypesBesideNxname.Found found)
    {
        return new Explanation(
            "an NSEC record says both that its name does not exist and that it has records",
            $"{DenialWords.Record(found.Span)} lists NXNAME beside other types",
            "list NXNAME only for names that do not exist, together with RRSIG and NSEC and nothing else",
            "NXNAME stands for: this name does not exist (compact denial)",
            DenialWords.Response(found.Check));
    }
}
