using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Which module made a signature of <c>.de</c>, and when: one in three, drawn anew whenever a set is signed.</summary>
internal static class SignatureLottery
{
    /// <summary>The module whose key is published.</summary>
    public const int GoodModule = 0;

    // Chosen so that all evening the other half of the proof is good for amazon.de and bad for bahn.de, the DS of posteo.de is good, that of nic.de bad,
    // and those of denic.de and bund.de change with the versions.
    private const string Seed = "de-2026-05-05/19708";

    private const int OneIn = 20;

    /// <summary>When a set of a version was signed last.</summary>
    public static DateTimeOffset SignedAt(ZoneSet set, DeZoneVersion version) => DeZoneVersion.All
        .Where(earlier => earlier.At <= version.At)
        .Last(earlier => earlier.Extent == SigningExtent.Whole || IsSignedAnew(set, earlier)).SignedAt;

    /// <summary>The module that signed a set at an instant. The apex's NSEC3 never drew the good one: every error text of the evening names it.</summary>
    public static int ModuleOf(ZoneSet set, DateTimeOffset signedAt, bool isApexNsec3) => isApexNsec3
        ? 1 + (int)(Draw(set, signedAt, "module") % (DeZoneVersion.Modules - 1))
        : (int)(Draw(set, signedAt, "module") % DeZoneVersion.Modules);

    private static bool IsSignedAnew(ZoneSet set, DeZoneVersion version) =>
        set.Type == RecordType.Soa
        || (set.Type == RecordType.Dnskey ? version.ChangesKeys : version.Extent == SigningExtent.Some && Draw(set, version.SignedAt, "anew") % OneIn == 0);

    private static uint Draw(ZoneSet set, DateTimeOffset at, string about)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}/{about}/{set.Owner}/{set.Type}/{at.ToUnixTimeSeconds()}"));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(digest);
    }
}
