using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC record as the span of names it speaks for: its owner exists, the next name exists, nothing lies between (RFC 4034 §4.1.1).</summary>
/// <param name="Zone">The zone that the chain of NSEC records goes round.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Next">The next name; the apex after the last.</param>
/// <param name="Types">The types at the owner.</param>
public sealed record NameSpan(DomainName Zone, DomainName Owner, DomainName Next, TypeBitmap Types)
{
    /// <summary>Whether this is the last span of the zone, which ends at the apex where the next round begins.</summary>
    public bool WrapsAround => Next.CompareTo(Owner) <= 0;

    /// <summary>Whether a name lies between owner and next name, so that it is said not to exist.</summary>
    public bool Covers(DomainName name) =>
        name.IsAtOrBelow(Zone) && Owner.CompareTo(name) < 0 && (WrapsAround || name.CompareTo(Next) < 0);

    /// <summary>Whether the record shows that a name exists: it owns the record, or something at or below it ends the span (an empty non-terminal).</summary>
    public bool Shows(DomainName name) => Owner.IsAtOrBelow(name) || Next.IsAtOrBelow(name);

    /// <summary>The span of an NSEC record; null for other records.</summary>
    internal static NameSpan? Of(DenialRecord record, DomainName zone) =>
        record.Nsec is { } nsec ? new NameSpan(zone, record.Check.Subject.Owner, nsec.NextDomainName, nsec.Types) : null;
}
