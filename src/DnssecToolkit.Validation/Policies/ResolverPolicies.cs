using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>How kinds of resolvers judge. The RFCs are here; all else is read from <c>data/policies/resolvers.json</c>, each value with its source.</summary>
public static class ResolverPolicies
{
    /// <summary>The strict reading of the RFCs: what they forbid to validate is unsupported (RFC 8624, RFC 9904, RFC 9906), the exact second counts.</summary>
    public static ResolverPolicy Rfc { get; } = new("rfc")
    {
        Description = "the strict reading of the RFCs",
        Algorithms =
        [
            SecurityAlgorithm.RsaSha1, SecurityAlgorithm.RsaSha1Nsec3Sha1, SecurityAlgorithm.RsaSha256, SecurityAlgorithm.RsaSha512,
            SecurityAlgorithm.EcdsaP256Sha256, SecurityAlgorithm.EcdsaP384Sha384, SecurityAlgorithm.Ed25519, SecurityAlgorithm.Ed448,
            SecurityAlgorithm.Sm2Sm3, SecurityAlgorithm.EccGost12,
        ],
        Digests = [DigestType.Sha1, DigestType.Sha256, DigestType.Sha384, DigestType.Gost2012, DigestType.Sm3],
        Nsec3IterationLimit = static bits => bits <= 1024 ? 150 : bits <= 2048 ? 500 : 2500, // RFC 5155 §10.3
    };

    /// <summary>Unbound 1.17 to 1.26.</summary>
    public static ResolverPolicy Unbound => Of("unbound");

    /// <summary>BIND 9.18.</summary>
    public static ResolverPolicy Bind918 => Of("bind-9.18");

    /// <summary>BIND 9.20.</summary>
    public static ResolverPolicy Bind920 => Of("bind-9.20");

    /// <summary>Knot Resolver 5.7 and 6.</summary>
    public static ResolverPolicy Knot => Of("knot");

    /// <summary>PowerDNS Recursor 4.8 to 5.5.</summary>
    public static ResolverPolicy PowerDns => Of("powerdns");

    /// <summary>Knot Resolver 5.6, as Debian 12 has it.</summary>
    public static ResolverPolicy Knot56 => Of("knot-5.6");

    /// <summary>PowerDNS Recursor 4.8, as Debian 12 has it.</summary>
    public static ResolverPolicy PowerDns48 => Of("powerdns-4.8");

    /// <summary>Every profile whose judgement was held against the resolver itself.</summary>
    public static ImmutableArray<ResolverPolicy> All => [Rfc, Unbound, Bind918, Bind920, Knot, PowerDns];

    /// <summary>Profiles of versions whose defaults differ from those of the profile of their family.</summary>
    public static ImmutableArray<ResolverPolicy> Versions => [.. ResolverProfiles.Versions.Select(profile => profile.Validation).OfType<ResolverPolicy>()];

    /// <summary>The profile of a name, also of one version, or null.</summary>
    public static ResolverPolicy? Find(string name) =>
        string.Equals(name, Rfc.Name, StringComparison.OrdinalIgnoreCase) ? Rfc : ResolverProfiles.Find(name)?.Validation;

    private static ResolverPolicy Of(string name) =>
        ResolverProfiles.Find(name)?.Validation ?? throw new InvalidOperationException($"data/policies/resolvers.json does not say how {name} judges.");
}
