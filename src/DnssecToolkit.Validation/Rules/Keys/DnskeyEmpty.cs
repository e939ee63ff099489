using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNSKEY has no key octets.</summary>
/// <remarks>RFC 4034 §2.1.4: "The Public Key Field holds the public key material."</remarks>
public sealed class DnskeyEmpty : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-empty", Severity.Error, "RFC 4034 §2.1.4", ExtendedErrorCode.DnskeyMissing, "DNSKEY_ZERO_LENGTH");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where key.Key.PublicKey.IsEmpty
        select new Found(subject, key) { DecidesNothing = true };
}
