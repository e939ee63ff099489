using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A place in the chain of trust: the zone, the record there and where it helps the field.</summary>
/// <param name="Zone">The apex of the zone that holds, or should hold, the record.</param>
/// <param name="Owner">The owner of the record.</param>
/// <param name="Type">The type of the record.</param>
/// <param name="KeyTag">The key tag, for RRSIG, DNSKEY and DS.</param>
/// <param name="Covered">For an RRSIG, the type it covers.</param>
public sealed record Place(DomainName Zone, DomainName Owner, RecordType Type, ushort? KeyTag = null, RecordType? Covered = null)
{
    /// <summary>The record in short, such as "de. RRSIG(SOA) 33834".</summary>
    public override string ToString() => Covered is { } covered
        ? $"{Owner} {Type}({covered}){Tag}"
        : $"{Owner} {Type}{Tag}";

    private string Tag => KeyTag is { } tag ? $" {tag}" : "";
}
