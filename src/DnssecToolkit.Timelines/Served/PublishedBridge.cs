using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Leads what servers were seen to serve to the checker of rollovers (RFC 7583).</summary>
public static class PublishedBridge
{
    /// <summary>What each server showed of a zone's keys: its DS sets, its DNSKEY sets with their signers, and the keys that signed its data.</summary>
    /// <param name="history">What was served.</param>
    /// <param name="zone">The zone.</param>
    /// <remarks>
    /// A key is called by algorithm and tag, as its signatures know it; two keys with the same tag are one. A signature by a key is taken at its word:
    /// whether it verifies is the validator's to say.
    /// </remarks>
    public static ImmutableArray<ObservedState> ObservedStates(this ServedHistory history, DomainName zone)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(zone);
        var states = new List<ObservedState>();
        foreach (var span in history.Of(zone, RecordType.Ds))
        {
            var set = KeySet.Of((span.Set?.Set.Data ?? []).OfType<Ds>().Select(ds => Key(ds.KeyTag, ds.Algorithm)));
            states.AddRange(Ends(span).Select(at => new ObservedState(at, span.Server.ToString()) { Ds = set }));
        }

        foreach (var span in history.Of(zone, RecordType.Dnskey))
        {
            var keys = Published(span.Set);
            states.AddRange(Ends(span).Select(at => new ObservedState(at, span.Server.ToString()) { Keys = keys }));
        }

        foreach (var span in history.Spans.Where(span => span.Type != RecordType.Dnskey && span.Set?.Signatures.Any(rrsig => rrsig.SignersName == zone) == true))
        {
            // Each RRset has a history of its own: one may be signed anew long before another.
            var signers = KeySet.Of(span.Set!.Signatures.Where(rrsig => rrsig.SignersName == zone).Select(rrsig => Key(rrsig.KeyTag, rrsig.Algorithm)));
            states.AddRange(Ends(span).Select(at => new ObservedState(at, $"{span.Server} {span.Owner} {span.Type}") { ZoneSigners = signers }));
        }

        return [.. states.OrderBy(state => state.At)];
    }

    /// <summary>The history of a zone's keys for <see cref="CacheInvariant"/>.</summary>
    public static PublishedHistory Published(this ServedHistory history, DomainName zone) => ObservedHistory.Of(history.ObservedStates(zone));

    private static IEnumerable<DateTimeOffset> Ends(ServedSpan span) => span.FirstSeen == span.LastSeen ? [span.FirstSeen] : [span.FirstSeen, span.LastSeen];

    private static PublishedKeys Published(SignedRRset? set)
    {
        var keys = (set?.Set.Data ?? []).OfType<Dnskey>().Where(key => key.IsZoneKey).ToList();
        var signers = (set?.Signatures ?? []).Select(rrsig => Key(rrsig.KeyTag, rrsig.Algorithm));
        return new PublishedKeys(KeySet.Of(keys.Where(key => !key.IsRevoked).Select(Key)), KeySet.Of(signers)) { Revoked = KeySet.Of(keys.Where(key => key.IsRevoked).Select(Key)) };
    }

    private static RolloverKey Key(Dnskey key) => Key(KeyTag.Of(key), key.Algorithm);

    // The role does not follow from a signature, so that it must not make two keys of one.
    private static RolloverKey Key(ushort tag, SecurityAlgorithm algorithm) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{algorithm}/{tag}"), algorithm, KeyRole.Csk);
}
