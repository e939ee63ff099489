using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-key-missing</c>.</summary>
internal static class RrsigKeyMissingText
{
    internal static Explanation Explain(RrsigKeyMissing.Found found) => new(
        "the key that made the signature is not in the zone's DNSKEY set",
        $"{SignatureWords.Name(found.Check)} needs a key with tag {found.Check.Rrsig.KeyTag} and algorithm {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}, and the DNSKEY RRset of {found.Check.Zone} has none",
        "publish the key that signs, or sign with a published key; in a rollover publish a key a DNSKEY TTL before it signs, and keep it until its last signature is out of every cache",
        SignatureWords.Window(found.Check));
}
