using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What is known of registries that read CDS and CDNSKEY (RFC 7344, RFC 8078).</summary>
public static class CdsPractices
{
    private const string List = "list of CDS updates by registries (cds-updates), read in August 2026";

    private static readonly RegistrationModel Daily = new(TimeSpan.FromDays(1), TimeSpan.Zero, TimeSpan.FromHours(1));

    /// <summary>The registries.</summary>
    public static ImmutableArray<CdsPractice> Registries { get; } =
    [
        .. new[] { "ch.", "li.", "se.", "nu.", "sk.", "fo.", "za." }.Select(zone => new CdsPractice(zone, TimeSpan.FromHours(72), Daily, List, IsFromMemory: true)),
        .. new[] { "cz.", "cr." }.Select(zone => new CdsPractice(zone, TimeSpan.FromDays(7), Daily, List, IsFromMemory: true)),
        new("uz.", TimeSpan.FromHours(2), Daily, List, IsFromMemory: true),
    ];

    /// <summary>What the protocols by themselves bring, wherever they are in use.</summary>
    public static ImmutableArray<CdsPractice> Protocols { get; } =
    [
        new("authenticated bootstrapping", null, Daily, "RFC 9615: signalling records under the name servers' zones replace the wait", IsFromMemory: true),
        new("generalized NOTIFY", null, new RegistrationModel(TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)), "RFC 9859: the child tells the parent, so that no scan is waited for", IsFromMemory: true),
    ];

    /// <summary>What is known of a parent zone; null where nothing is. The trailing dot may be left out.</summary>
    public static CdsPractice? Find(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wanted = zone.Trim('.') + ".";
        return Registries.FirstOrDefault(practice => string.Equals(practice.Zone, wanted, StringComparison.OrdinalIgnoreCase));
    }
}
