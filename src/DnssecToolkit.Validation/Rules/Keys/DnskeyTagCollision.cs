using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Two or more keys of one algorithm have the same key tag.</summary>
/// <remarks>RFC 4034 appendix B: "Implementations MUST NOT assume that the key tag uniquely identifies a DNSKEY RR."</remarks>
public sealed class DnskeyTagCollision : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-tag-collision", Severity.Notice, "RFC 4034 appendix B");

    /// <summary>The set, the tag and how many keys share it.</summary>
    public sealed record Found(KeySetCheck Set, ushort Tag, SecurityAlgorithm Algorithm, int Count) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from same in subject.Keys.GroupBy(key => (key.Tag, key.Key.Algorithm))
        where same.Count() > 1
        select new Found(subject, same.Key.Tag, same.Key.Algorithm, same.Count());
}
