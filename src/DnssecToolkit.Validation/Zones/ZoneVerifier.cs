using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones;

/// <summary>
/// Verifies a whole signed zone from its file: every RRset and signature, the complete chain of NSEC or NSEC3, ZONEMD, the keys, the
/// delegations.
/// </summary>
/// <remarks>
/// A file that is in canonical order, or nearly, as signers write it, streams through in small memory, however large. Any other is sorted in
/// memory first. The verdict is the same.
/// </remarks>
public static class ZoneVerifier
{
    /// <summary>Verifies the zone in a file.</summary>
    /// <param name="zoneFile">The text. A stream that can seek may be read twice.</param>
    /// <param name="origin">Completes relative names until a $ORIGIN; null where the file needs none.</param>
    /// <param name="anchors">Trust anchors; one for this very zone decides which keys must have signed the DNSKEY set.</param>
    /// <param name="at">The instant at which signatures must be valid.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told now and then how far the reading is.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    public static ZoneReport Verify(
        Stream zoneFile,
        DomainName? origin,
        TrustAnchors? anchors,
        DateTimeOffset at,
        ZoneVerificationOptions? options = null,
        IProgress<ZoneProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(zoneFile);
        options ??= ZoneVerificationOptions.Default;
        if (zoneFile.CanSeek)
        {
            var start = zoneFile.Position;
            using var streaming = new ZoneRun(zoneFile, origin, anchors, at, options, progress, sort: false, cancellation);
            if (streaming.TryRun(out var report))
            {
                return report;
            }

            zoneFile.Position = start;
        }

        using var sorting = new ZoneRun(zoneFile, origin, anchors, at, options, progress, sort: true, cancellation);
        return sorting.TryRun(out var sorted) ? sorted : throw new InvalidOperationException("A sorted zone is in order.");
    }
}
