using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>
/// The verdicts of a cache that fetched the record on which each verdict hangs at the last moment, held it for its TTL (RFC 4035 §4.5), and asked for everything
/// else anew: the latest that any resolver fails, and the latest that it recovers.
/// </summary>
/// <remarks>
/// A record is held only if its signature was good when it was fetched: what is bogus is no data (RFC 4035 §4.7), and how long a verdict is kept is the resolver's own affair (see recovery).
/// Caps of single resolvers on TTLs make it shorter, never longer.
/// </remarks>
internal static class CacheLane
{
    public static VerdictLane Of(VerdictLane fresh, DateTimeOffset to)
    {
        var spans = ImmutableArray.CreateBuilder<VerdictSpan>();
        Hold? hold = null;
        foreach (var span in fresh.Spans)
        {
            if (hold is { } ended && ended.Until <= span.Start)
            {
                Give(ended, ended.Verdict);
                hold = null;
            }

            if (span.Opening is not { } change)
            {
                spans.Add(span);
            }
            else if (hold is { } standing)
            {
                // What is held hides the change; once the old verdict is back there is nothing to wait for.
                hold = span.IsLike(spans[^1].Verdict) ? null : standing with { Verdict = span.Verdict };
            }
            else if (change.HeldUntil is { } until)
            {
                hold = new Hold(until, change, span.Verdict);
            }
            else if (spans[^1].IsLike(span.Verdict))
            {
                continue;
            }
            else
            {
                Add(span);
            }
        }

        if (hold is { } last && last.Until < to)
        {
            Give(last, last.Verdict);
        }

        spans[^1] = spans[^1] with { End = to };
        return fresh with { Spans = spans.ToImmutable() };

        // Two changes may fall on one instant, the end of a TTL and of a signature: what lasted no time was not.
        void Add(VerdictSpan next)
        {
            if (spans.Count > 1 && spans[^1].Start == next.Start)
            {
                spans.RemoveAt(spans.Count - 1);
            }

            if (!spans[^1].IsLike(next.Verdict))
            {
                spans[^1] = spans[^1] with { End = next.Start };
                spans.Add(next);
            }
        }

        void Give(Hold held, Verdict verdict)
        {
            var opening = new VerdictChange(held.Until, held.NotBefore, spans[^1].Verdict, verdict, held.Change.Causes) { Kind = ChangeKind.TtlPassed, Proof = held.Change.Proof };
            Add(new VerdictSpan(held.Until, to, verdict) { Opening = opening });
        }
    }

    /// <summary>Until when a record that was good may be held that was replaced at an instant; null where it was not good, or not there.</summary>
    public static DateTimeOffset? HeldUntil(FlipProof? proof, StandingVerdict before, DateTimeOffset at)
    {
        DateTimeOffset? until = null;
        foreach (var set in (proof?.Minimal ?? []).Select(difference => difference.Before).OfType<SignedRRset>().Where(set => IsAuthenticated(before, set)))
        {
            var byTtl = at.AddSeconds(set.Set.Ttl);
            var bySignature = set.Signatures.Select(rrsig => rrsig.Expiration.ToInstant(at).AddSeconds(1)).DefaultIfEmpty(byTtl).Max();
            var end = bySignature < byTtl ? bySignature : byTtl;
            until = end > until || until is null ? end : until;
        }

        return until > at ? until : null;
    }

    private static bool IsAuthenticated(StandingVerdict before, SignedRRset set) => before.Chain.Segments.Any(segment =>
        segment.Links.SelectMany(link => link.DsSets.Concat(link.KeySets.Where(keys => keys.IsValid).Select(keys => keys.RRset)).Concat(link.NoDsProofs.SelectMany(proof => proof.Records.Select(record => record.Check))))
            .Concat(segment.Responses.SelectMany(response => response.RRsets.Concat(response.Denial?.Records.Select(record => record.Check) ?? [])))
            .Any(check => check.IsValid && check.Subject.Owner == set.Owner && check.Subject.Type == set.Type));

    private sealed record Hold(DateTimeOffset Until, VerdictChange Change, Verdict Verdict)
    {
        /// <summary>The change itself may have come earlier than it was seen, and so the end of the TTL.</summary>
        public DateTimeOffset NotBefore => Change.NotBefore + (Until - Change.At);
    }
}
