using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNSKEY has reserved flags set.</summary>
/// <remarks>RFC 4034 §2.1.1: "Bits 0-6 and 8-14 are reserved: these bits MUST have value 0 upon creation of the DNSKEY RR and MUST be ignored upon receipt." Bit 8 has since become the REVOKE flag (RFC 5011 §7).</remarks>
public sealed class DnskeyReservedFlags : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-reserved-flags", Severity.Error, "RFC 4034 §2.1.1");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where (key.Key.Flags & ~(Dnskey.ZoneKeyFlag | Dnskey.RevokeFlag | Dnskey.SecureEntryPointFlag)) != 0
        select new Found(subject, key) { DecidesNothing = true };
}
