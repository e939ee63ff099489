using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-tag-collision</c>.</summary>
internal static class DnskeyTagCollisionText
{
    internal static Explanation Explain(DnskeyTagCollision.Found found) => new(
        "keys of the zone share a key tag",
        $"{found.Count} keys of {found.Set.Zone} with {KeyWords.Algorithm(found.Algorithm)} have tag {found.Tag}",
        "when next a key is generated, reject one whose tag is in use",
        "each signature under the tag may cost a check for each of the keys; some resolvers stop early (KeyTrap, CVE-2023-50387)");
}
