using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-missing</c>.</summary>
internal static class RrsigMissingText
{
    internal static Explanation Explain(RrsigMissing.Found found) => new(
        "the RRset has no signature",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} came from {found.Check.Subject.Server} without any RRSIG",
        "sign the zone as a whole, and let every server answer queries with the DO flag with signatures",
        $"the zone {found.Check.Zone} is signed: the chain of trust leads to it",
        $"section: {found.Check.Subject.Section}");
}
