using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>compact-denial-nxname-elsewhere</c>.</summary>
internal static class CompactDenialNxnameElsewhereText
{
    internal static Explanation Explain(CompactDenialNxnameElsewhere.Found found)
    {
        return new Explanation(
            "NXNAME stands in an NSEC record of another name than the one asked for",
            $"{DenialWords.Record(found.Span)} lists NXNAME, and the question was for {found.Check.Name}",
            "list NXNAME only in the NSEC record made for a name that was asked for and does not exist",
            DenialWords.Response(found.Check));
    }
}
