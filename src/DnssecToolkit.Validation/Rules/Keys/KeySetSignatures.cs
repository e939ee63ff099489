using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Which keys of a DNSKEY RRset sign it.</summary>
internal static class KeySetSignatures
{
    /// <summary>Whether a signature over the set names the key by tag and algorithm, good or not.</summary>
    public static bool Has(KeySetCheck set, Dnskey key)
    {
        var tag = KeyTag.Of(key);
        return set.RRset.Signatures.Any(signature => signature.Rrsig.KeyTag == tag && signature.Rrsig.Algorithm == key.Algorithm);
    }

    /// <summary>Whether a key that a DS or anchor matches signs the set, so that one path of trust works.</summary>
    public static bool HasEntry(KeySetCheck set) =>
        set.DsSet.Entries.Any(entry => entry is { Outcome: DsOutcome.Matches, Key: { } key } && Verifies(set, key));

    /// <summary>Whether a valid signature over the set was made with the key.</summary>
    public static bool Verifies(KeySetCheck set, Dnskey key) =>
        set.RRset.Signatures.Any(signature => signature.IsValid && key.Equals(signature.ValidKey));
}
