using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Notes what a walk read, to tell the first instant at which any of it is something else. Nothing else can change the verdict.</summary>
internal sealed class StandingClock(DateTimeOffset at, bool soaCounts)
{
    private readonly List<EvidenceChange> _next = [];
    private bool _stopped;

    /// <summary>Whether the policy checks the SOA beside a denial.</summary>
    public bool SoaCounts => soaCounts;

    /// <summary>The first instant after the one judged at which something that was read changes; null: never.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>What changes then.</summary>
    public ImmutableArray<EvidenceChange> Changes => [.. _next.Distinct()];

    /// <summary>What is looked at from now on decides nothing.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Watches a choice among responses, one for each server.</summary>
    public void Watch<T>(IEnumerable<T> candidates, Func<T, Exchange> exchangeOf, Func<ServerAddress, T> chosenOf, Func<T, T, bool> same)
    {
        if (_stopped)
        {
            return;
        }

        var last = new Dictionary<ServerAddress, Exchange>();
        foreach (var candidate in candidates.OrderBy(candidate => exchangeOf(candidate).At))
        {
            var exchange = exchangeOf(candidate);
            if (exchange.At > Next)
            {
                return; // those after it come later
            }

            if (exchange.At > at && !same(candidate, chosenOf(exchange.Server)))
            {
                Consider(new EvidenceChange.Answered(exchange.At, last.GetValueOrDefault(exchange.Server, exchangeOf(chosenOf(exchange.Server))), exchange));
            }

            last[exchange.Server] = exchange;
        }
    }

    /// <summary>Watches responses each of which may take back, or bring back, what its server said elsewhere.</summary>
    public void WatchEach(IEnumerable<Exchange> exchanges)
    {
        if (_stopped)
        {
            return;
        }

        var last = new Dictionary<ServerAddress, Exchange>();
        foreach (var exchange in exchanges.OrderBy(exchange => exchange.At))
        {
            if (exchange.At > at && !(exchange.At > Next))
            {
                Consider(new EvidenceChange.Answered(exchange.At, last.GetValueOrDefault(exchange.Server, exchange), exchange));
            }

            last[exchange.Server] = exchange;
        }
    }

    /// <summary>Watches the period of a signature.</summary>
    public void Watch(Sighting subject, Rrsig rrsig, ResolverPolicy policy, SignatureProblems now)
    {
        if (!_stopped && SignaturePeriod.NextChange(rrsig, policy, at) is { } next && !(next > Next))
        {
            Consider(new EvidenceChange.SignatureTime(next, subject, rrsig, now, SignaturePeriod.Problems(rrsig, policy, next)));
        }
    }

    /// <summary>Watches trust anchors that come into force or go out of it.</summary>
    public void Watch(TrustAnchors anchors)
    {
        foreach (var entry in anchors.All.SelectMany(anchor => anchor.Entries.Select(entry => (anchor.Zone, Entry: entry))))
        {
            if (entry.Entry.ValidFrom is { } from && from > at)
            {
                Consider(new EvidenceChange.AnchorPeriod(from, entry.Zone, entry.Entry.KeyTag, Begins: true));
            }

            if (entry.Entry.ValidUntil is { } until && until > at)
            {
                Consider(new EvidenceChange.AnchorPeriod(until, entry.Zone, entry.Entry.KeyTag, Begins: false));
            }
        }
    }

    private void Consider(EvidenceChange change)
    {
        if (change.At > Next)
        {
            return;
        }

        if (change.At < Next)
        {
            _next.Clear();
        }

        Next = change.At;
        _next.Add(change);
    }
}
