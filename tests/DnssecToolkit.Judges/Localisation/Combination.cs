using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>One algorithm of the zone to break with one way to prove absence.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Denial">How the zone and the TLD above it prove absence.</param>
public sealed record Combination(SecurityAlgorithm Algorithm, DenialDescription Denial)
{
    /// <summary>All that are run: three algorithms, and NSEC and NSEC3 for each.</summary>
    public static ImmutableArray<Combination> All { get; } =
    [
        new(SecurityAlgorithm.EcdsaP256Sha256, DenialDescription.Nsec),
        new(SecurityAlgorithm.EcdsaP256Sha256, DenialDescription.Nsec3),
        new(SecurityAlgorithm.RsaSha256, DenialDescription.Nsec),
        new(SecurityAlgorithm.RsaSha256, DenialDescription.Nsec3),
        new(SecurityAlgorithm.Ed25519, DenialDescription.Nsec),
        new(SecurityAlgorithm.Ed25519, DenialDescription.Nsec3),
    ];

    /// <summary>Such as <c>ECDSAP256SHA256/nsec3</c>.</summary>
    public override string ToString() => $"{Algorithm}/{Denial.Kind.ToString().ToLowerInvariant()}";
}
