using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key verifies, but its form is odd or forbidden.</summary>
/// <remarks>RFC 3110 §2: "Leading zero octets are prohibited in the exponent and modulus."</remarks>
public sealed class DnskeyOddity : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-oddity", Severity.Warning, "RFC 3110 §2");

    /// <summary>The set, the key and what is odd.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key, ImmutableArray<KeyOddity> Oddities) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        foreach (var key in subject.Keys)
        {
            ImmutableArray<KeyOddity> oddities = [.. PublicKey.Parse(key.Key).Oddities.Where(oddity => oddity is not (KeyOddity.SmallFactor or KeyOddity.SmallOrder))];
            if (!oddities.IsEmpty)
            {
                yield return new Found(subject, key, oddities);
            }
        }
    }
}
