using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-standby</c>.</summary>
internal static class DsStandbyText
{
    internal static Explanation Explain(DsStandby.Found found) => new(
        "a DS is for a key that the zone does not publish yet, or any more",
        $"{DsWords.Name(found.Set, found.Entry)} fits no key, but another DS does",
        "remove the DS if no key for it is kept in reserve",
        "DS records that lead nowhere do no harm as long as another one works");
}
