using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>The words in which faults are written.</summary>
internal static class FaultWords
{
    public static Func<ZoneDescription, Expectation> Secure(params ImmutableArray<string> must) => _ => new(ExpectedStatus.Secure) { Must = must };

    public static Func<ZoneDescription, Expectation> Insecure(params ImmutableArray<string> must) => _ => new(ExpectedStatus.Insecure) { Must = must };

    public static Func<ZoneDescription, Expectation> Bogus(string cause, string? at = null, params ImmutableArray<string> must) => _ => new(ExpectedStatus.Bogus, cause, at) { Must = must };

    /// <summary>The right key, other data: RSA tells it from everything else, curves do not.</summary>
    public static Func<ZoneDescription, Expectation> OtherData(string? at = null, params ImmutableArray<string> must) =>
        zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-digest-differs" : "rrsig-invalid", at) { Must = must };

    public static SecurityAlgorithm Algorithm(this ZoneDescription zone) => zone.Keys.IsEmpty ? SecurityAlgorithm.EcdsaP256Sha256 : zone.Keys[0].Algorithm;

    public static bool IsRsa(this ZoneDescription zone) => zone.Algorithm().IsRsa();

    public static bool IsRsa(this SecurityAlgorithm algorithm) => algorithm.Number is 1 or 5 or 7 or 8 or 10;

    public static bool IsEcdsa(this ZoneDescription zone) => zone.Algorithm().Number is 13 or 14;

    public static bool IsEdDsa(this ZoneDescription zone) => zone.Algorithm().Number is 15 or 16;

    public static string? NeedsRsa(ZoneDescription zone) => zone.IsRsa() ? null : "its keys are not RSA keys";

    public static string? NeedsCurve(ZoneDescription zone) => zone.IsRsa() ? "its keys are RSA keys" : null;

    public static string? NeedsEcdsa(ZoneDescription zone) => zone.IsEcdsa() ? null : "its keys are not ECDSA keys";

    public static string? NeedsEdDsa(ZoneDescription zone) => zone.IsEdDsa() ? null : "its keys are not EdDSA keys";

    /// <summary>A supported algorithm that the zone does not have.</summary>
    public static SecurityAlgorithm AnotherAlgorithm(this ZoneDescription zone) =>
        zone.Keys.Any(key => key.Algorithm == SecurityAlgorithm.EcdsaP256Sha256) ? SecurityAlgorithm.Ed25519 : SecurityAlgorithm.EcdsaP256Sha256;

    /// <summary>The keys that sign data, or a combined one.</summary>
    public static IEnumerable<ZoneKey> Zsks(this FaultSite site) => site.Zone.Keys.Where(key => key.Role != KeyRole.Ksk);

    /// <summary>The keys that sign keys, or a combined one.</summary>
    public static IEnumerable<ZoneKey> Ksks(this FaultSite site) => site.Zone.Keys.Where(key => key.Role != KeyRole.Zsk);

    /// <summary>The names of records that prove that the name asked for has no such type, relative as <see cref="Expectation.At"/> wants them.</summary>
    public static string DenialOf(ZoneDescription zone, string relative)
    {
        var name = DomainName.Read(relative, zone.Apex).Value;
        return zone.Denial.Kind == DenialKind.Nsec3
            ? $"{Nsec3Hash.OwnerName(name, zone.Apex, zone.Denial.SaltOctets.AsSpan(), zone.Denial.Iterations)} NSEC3"
            : $"{name} NSEC";
    }

    /// <summary>The same faults, for signed zones with a chain only.</summary>
    public static IEnumerable<Fault> ForSignedZones(this IEnumerable<Fault> faults) => faults.Select(fault => fault with
    {
        Needs = zone => !zone.IsSigned ? "it is not signed"
            : zone.Apex.IsRoot ? "it is the root, which has no parent"
            : zone.Keys.All(key => key.Role == KeyRole.Csk) || (zone.Keys.Any(key => key.Role == KeyRole.Ksk) && zone.Keys.Any(key => key.Role == KeyRole.Zsk)) ? fault.Needs(zone)
            : "it has neither a KSK and a ZSK nor a key that is both",
    });
}
