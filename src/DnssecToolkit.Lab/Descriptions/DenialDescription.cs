using System.Collections.Immutable;

namespace DnssecToolkit.Lab;

/// <summary>How a zone proves what it does not have.</summary>
public enum DenialKind
{
    /// <summary>NSEC records (RFC 4034 §4).</summary>
    Nsec,

    /// <summary>NSEC3 records (RFC 5155).</summary>
    Nsec3,

    /// <summary>NSEC records made and signed for each answer, with NXNAME for names that do not exist (RFC 9824).</summary>
    Compact,

    /// <summary>None: a zone that was signed and then forgot about it.</summary>
    None,
}

/// <summary>How a zone proves what it does not have, with the parameters of NSEC3.</summary>
/// <param name="Kind">The kind of proof.</param>
public sealed record DenialDescription(DenialKind Kind)
{
    /// <summary>Whether unsigned delegations are left out of the chain (RFC 5155 §6). Only NSEC3.</summary>
    public bool OptOut { get; init; }

    /// <summary>Additional iterations; RFC 9276 §3.1 wants 0. Only NSEC3.</summary>
    public ushort Iterations { get; init; }

    /// <summary>The salt in hex; RFC 9276 §3.1 wants none. Only NSEC3.</summary>
    public string Salt { get; init; } = "";

    /// <summary>The hash algorithm; 1 is SHA-1, and no other exists (RFC 5155 §11). Another number hashes with SHA-1 all the same.</summary>
    public byte HashAlgorithm { get; init; } = 1;

    /// <summary>Plain NSEC.</summary>
    public static DenialDescription Nsec { get; } = new(DenialKind.Nsec);

    /// <summary>NSEC3 as RFC 9276 §3.1 wants it: no iterations, no salt, no opt-out.</summary>
    public static DenialDescription Nsec3 { get; } = new(DenialKind.Nsec3);

    /// <summary>NSEC3 that leaves out unsigned delegations, as large registries sign.</summary>
    public static DenialDescription OptOutNsec3 { get; } = new(DenialKind.Nsec3) { OptOut = true };

    /// <summary>Compact denial (RFC 9824).</summary>
    public static DenialDescription Compact { get; } = new(DenialKind.Compact);

    /// <summary>The salt as octets.</summary>
    internal ImmutableArray<byte> SaltOctets => [.. Convert.FromHexString(Salt)];
}
