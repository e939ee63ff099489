using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Why no signatures are promised for an answer. Closed.</summary>
public abstract record InsecureReason(DomainName Zone)
{
    /// <summary>The parent proves that the delegation has no DS (RFC 4035 §5.2).</summary>
    public sealed record NoDs(DomainName Zone, DenialCheck Proof) : InsecureReason(Zone);

    /// <summary>The parent's NSEC3 span over the delegation has the opt-out flag, so that unsigned delegations may lie in it (RFC 5155 §6).</summary>
    public sealed record OptOut(DomainName Zone, DenialCheck Proof) : InsecureReason(Zone);

    /// <summary>Every DS has an algorithm or a digest that the policy does not support (RFC 4035 §5.2, RFC 6840 §5.2).</summary>
    public sealed record UnsupportedDs(DomainName Zone, DsSetCheck DsSet) : InsecureReason(Zone);

    /// <summary>The proof of absence leans on an NSEC3 with the opt-out flag (RFC 5155 §9.2).</summary>
    public sealed record OptOutAnswer(DomainName Zone, DenialCheck Proof) : InsecureReason(Zone);

    /// <summary>The proof uses more NSEC3 iterations than the policy computes (RFC 9276 §3.2).</summary>
    public sealed record TooManyIterations(DomainName Zone, int Iterations, int Limit) : InsecureReason(Zone);

    /// <summary>The proof of absence holds, but the SOA beside it does not verify, and the policy then gives no promise.</summary>
    public sealed record UnprovedSoa(DomainName Zone) : InsecureReason(Zone);

    /// <summary>The trust anchor itself has only algorithms or digests that the policy does not support.</summary>
    public sealed record UnsupportedAnchor(DomainName Zone) : InsecureReason(Zone);
}
