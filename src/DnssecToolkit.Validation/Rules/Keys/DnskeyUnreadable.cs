using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Data in a DNSKEY RRset do not have the form of a DNSKEY.</summary>
/// <remarks>RFC 4034 §2.1: "The RDATA for a DNSKEY RR consists of a 2 octet Flags Field, a 1 octet Protocol Field, a 1 octet Algorithm Field, and the Public Key Field."</remarks>
public sealed class DnskeyUnreadable : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-unreadable", Severity.Error, "RFC 4034 §2.1", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The set and the data.</summary>
    public sealed record Found(KeySetCheck Set, Rdata Data) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from data in subject.RRset.Subject.Set.Set.Data
        where data is not Dnskey
        select new Found(subject, data) { DecidesNothing = true };
}
