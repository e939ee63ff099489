using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key can be broken: an RSA modulus below 1024 bits or with a small factor, or a point of small order.</summary>
/// <remarks>RFC 6781 §3.4.2 advises keys that are large enough to withstand every known attack for as long as they are in use.</remarks>
public sealed class DnskeyWeak : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-weak", Severity.Warning, "RFC 6781 §3.4.2");

    /// <summary>An RSA modulus shorter than this has been factored in public, or nearly so.</summary>
    internal const int LeastRsaBits = 1024;

    /// <summary>The set, the key, its size and what weakens it (null: the size).</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key, int? SizeInBits, KeyOddity? Flaw) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        foreach (var key in subject.Keys)
        {
            var read = PublicKey.Parse(key.Key);
            KeyOddity? flaw = read.Oddities.Contains(KeyOddity.SmallFactor) ? KeyOddity.SmallFactor
                : read.Oddities.Contains(KeyOddity.SmallOrder) ? KeyOddity.SmallOrder
                : null;
            if (flaw is not null || (read is { Problem: null, Exponent: not null, SizeInBits: < LeastRsaBits }))
            {
                yield return new Found(subject, key, read.SizeInBits, flaw);
            }
        }
    }
}
