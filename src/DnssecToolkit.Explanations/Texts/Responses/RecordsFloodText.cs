using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>records-flood</c>.</summary>
internal static class RecordsFloodText
{
    internal static Explanation Explain(RecordsFlood.Found found)
    {
        return new Explanation(
            "the response has more records than a resolver looks at",
            $"{found.Count} {found.Type} records at {found.Owner} in the response of {found.Exchange.Server}; the policy {found.Policy} looks at {found.Limit}",
            "publish fewer; if the records are not the zone's own choice, somebody tries to keep resolvers busy",
            "the rest is left aside, and with it perhaps what was needed (KeyTrap, CVE-2023-50387)",
            ExchangeWords.Asked(found.Exchange));
    }
}
