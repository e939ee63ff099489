using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>A change of an RRset on one server: after the last sighting of what was, and not after the first sighting of what is.</summary>
/// <param name="Server">The server.</param>
/// <param name="NotBefore">The last sighting of what was.</param>
/// <param name="NotAfter">The first sighting of what is.</param>
/// <param name="Difference">What changed.</param>
public sealed record ServedChange(ServerAddress Server, DateTimeOffset NotBefore, DateTimeOffset NotAfter, RecordDifference Difference)
{
    /// <summary>The owner.</summary>
    public DomainName Owner => Difference.Owner;

    /// <summary>The type.</summary>
    public RecordType Type => Difference.Type;

    /// <summary>
    /// Until when a cache may hold what was: the last sighting and the TTL it had (RFC 2181 §8), or the time at which the last of its signatures ran out, if
    /// that comes first (RFC 4035 §5.3.3). Null where what was is an absence, whose TTL is the proof's.
    /// </summary>
    public DateTimeOffset? HeldUntil
    {
        get
        {
            if (Difference.Before is not { } before)
            {
                return null;
            }

            var byTtl = NotAfter.AddSeconds(before.Set.Ttl);
            var bySignature = before.Signatures.Select(rrsig => rrsig.Expiration.ToInstant(NotAfter).AddSeconds(1)).DefaultIfEmpty(byTtl).Max();
            return bySignature < byTtl ? bySignature : byTtl;
        }
    }

    internal static ServedChange? Of(ServedSpan before, ServedSpan after) =>
        RecordDifference.Of(before.Set, after.Set, withTtl: !after.TtlIsRemainder) is { } difference
            ? new ServedChange(after.Server, before.LastSeen, after.FirstSeen, difference with { Servers = [after.Server] })
            : null;
}
