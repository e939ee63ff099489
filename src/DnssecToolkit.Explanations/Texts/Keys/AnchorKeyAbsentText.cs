using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>anchor-key-absent</c>.</summary>
internal static class AnchorKeyAbsentText
{
    internal static Explanation Explain(AnchorKeyAbsent.Found found) => new(
        "one record of the trust anchor fits no key",
        $"the trust anchor for {found.Set.Child} has key tag {found.Entry.Ds.KeyTag}, which is not in its DNSKEY RRset",
        null,
        "another record of the anchor matches, so validation begins there");
}
