using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNSKEY has a protocol other than 3.</summary>
/// <remarks>RFC 4034 §2.1.2: "The Protocol Field MUST have value 3, and the DNSKEY RR MUST be treated as invalid during signature verification if it is found to be some value other than 3."</remarks>
public sealed class DnskeyWrongProtocol : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-wrong-protocol", Severity.Error, "RFC 4034 §2.1.2");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where key.Key.Protocol != 3
        select new Found(subject, key) { DecidesNothing = true };
}
