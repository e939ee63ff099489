using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy does not support the algorithm of a DNSKEY.</summary>
/// <remarks>RFC 4035 §5.2: "If the validator does not support any of the algorithms listed in an authenticated DS RRset, then the resolver has no supported authentication path leading from the parent to the child."</remarks>
public sealed class DnskeyAlgorithmUnsupported : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-algorithm-unsupported", Severity.Warning, "RFC 4035 §5.2", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_NOT_SUPPORTED");

    /// <summary>The set, the key and the policy.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key, string Policy) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where !context.Policy.Supports(key.Key.Algorithm) && !AlgorithmStanding.IsProhibited(key.Key.Algorithm)
        select new Found(subject, key, context.Policy.Name);
}
