using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-disagree</c>.</summary>
internal static class DsDisagreeText
{
    internal static Explanation Explain(DsDisagree.Found found)
    {
        return new Explanation(
            "the servers of the parent have different DS records",
            $"{found.Comparison.Question.Name} DS differs among the servers of {found.Comparison.Zone}",
            [.. found.Sets.Select(entry => entry.Tags.IsEmpty ? $"{entry.Server}: no DS" : $"{entry.Server}: DS for {string.Join(", ", entry.Tags)}")],
            $"wait until all servers of {found.Comparison.Zone} have the new version; before an old key is removed, its DS must be gone from all of them and from caches");
    }
}
