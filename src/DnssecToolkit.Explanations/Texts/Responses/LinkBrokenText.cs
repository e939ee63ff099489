using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>link-broken</c>.</summary>
internal static class LinkBrokenText
{
    internal static Explanation Explain(LinkBroken.Found found) => new(
        "a link of the chain of trust does not hold",
        $"{found.Place} cannot be authenticated with what {found.Place.Zone} serves",
        "look at the records of this link in the evidence; the rules name no reason for it");
}
