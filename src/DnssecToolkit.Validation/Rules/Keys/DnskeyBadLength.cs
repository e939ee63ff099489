using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The key of a DNSKEY does not have the length that its algorithm demands.</summary>
/// <remarks>RFC 6605 §4: "In DNSSEC keys, Q is a simple bit string that represents the uncompressed form of a curve point, "x | y"." The lengths: 64 octets for P-256, SM2 and GOST, 96 for P-384 (RFC 6605 §4), 32 for Ed25519 and 57 for Ed448 (RFC 8080 §3).</remarks>
public sealed class DnskeyBadLength : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-bad-length", Severity.Error, "RFC 6605 §4", ExtendedErrorCode.DnskeyMissing, "DNSKEY_BAD_LENGTH_GOST", "DNSKEY_BAD_LENGTH_ECDSA256", "DNSKEY_BAD_LENGTH_ECDSA384", "DNSKEY_BAD_LENGTH_ED25519", "DNSKEY_BAD_LENGTH_ED448");

    /// <summary>The set, the key and the two lengths.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key, KeyProblem.WrongLength Problem) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        foreach (var key in subject.Keys)
        {
            if (!key.Key.PublicKey.IsEmpty && PublicKey.Parse(key.Key).Problem is KeyProblem.WrongLength problem)
            {
                yield return new Found(subject, key, problem) { DecidesNothing = true };
            }
        }
    }
}
