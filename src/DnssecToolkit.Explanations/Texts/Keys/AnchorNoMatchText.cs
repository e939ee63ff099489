using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>anchor-no-match</c>.</summary>
internal static class AnchorNoMatchText
{
    internal static Explanation Explain(AnchorNoMatch.Found found) => new(
        "the trust anchor fits no key of the zone",
        $"the trust anchor for {found.Set.Child} ({Say.Count(found.Set.Entries.Length, "record")}) matches none of its keys",
        "get the current trust anchor of the zone from its operator; the root's is published by IANA",
        string.Join("; ", found.Set.Entries.Select(DsWords.Outcome)));
}
