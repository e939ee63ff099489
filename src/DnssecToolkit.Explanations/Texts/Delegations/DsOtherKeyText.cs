using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-other-key</c>.</summary>
internal static class DsOtherKeyText
{
    internal static Explanation Explain(DsOtherKey.Found found) => new(
        "the DS is for a key that the zone does not have",
        $"{DsWords.Name(found.Set, found.Entry)} with algorithm {KeyWords.Algorithm(found.Entry.Ds.Algorithm)} fits none of the keys of {found.Set.Child}",
        "give the parent the DS of a key that signs the DNSKEY RRset, or publish and use the key that the DS is for",
        $"neither tag and algorithm nor digest {Say.Octets(found.Entry.Ds.Digest)} belong to a key of the zone",
        "no other DS of the zone matches a key, so the chain of trust ends here");
}
