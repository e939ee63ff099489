using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts of rollovers: what is published and what caches may still hold, and what automatic anchors make of it.</summary>
public static class RolloverCharts
{
    private const int MostBreachLanes = 6;

    private static readonly ImmutableArray<LegendEntry> AnchorLegend =
    [
        new(Tone.Secure, "trusted"), new(Tone.Recovering, "seen, waits for its hold-down"), new(Tone.MayFail, "trusted, missing from the zone"), new(Tone.Bogus, "revoked"),
        new(Tone.Shadow, "not trusted"),
    ];

    /// <summary>The plan as bars: for each key where it stands in DS, DNSKEY set and signatures, the steps, and what would be bogus.</summary>
    public static ChartSpec ToChart(this RolloverPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanReview.Of(plan).ToChart();
    }

    /// <summary>The reviewed plan as bars.</summary>
    public static ChartSpec ToChart(this PlanReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var plan = review.Plan;
        var steps = plan.InOrder.ToList();
        var windows = CacheWindows.Of(plan.Timing);
        var history = plan.History();
        var (first, last) = steps.Count == 0 ? (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) : (steps[0].At, steps[^1].At);
        var longest = new[] { windows.DsTtl + windows.ParentPropagation, windows.KeyTtl + windows.ChildPropagation }.Max();
        var axis = BoundsCharts.Around(first, last + longest);
        var keys = history.Keys.SelectMany(span => span.Value.Keys.Concat(span.Value.Revoked)).Concat(history.Ds.SelectMany(span => span.Value)).Concat(history.ZoneSigners.SelectMany(span => span.Value)).Distinct();
        var breaches = review.Invariant.Breaches;
        return new ChartSpec(PlanText.Headline(plan), axis, Axis.Rows)
        {
            Headline = PlanText.Headline(review),
            Lanes = [.. keys.SelectMany(key => LanesOf(key, history, windows, axis)), .. BreachLanes(breaches, axis)],
            Marks = [.. steps.Select(step => new Mark(Axis.At(step.At), $"{step.Name}: {step.What}{Early(review, step)}"))],
            Shades = [.. review.Invariant.Outages().Take(20).Select(span => new Shade(Axis.At(span.From), span.Until is { } until ? Axis.At(until) : axis.To, Tone.Bogus, "some resolvers find the zone bogus"))],
            Legend =
            [
                new(Tone.Published, "published, not yet everywhere"), new(Tone.Active, "in every cache that has anything"), new(Tone.Shadow, "withdrawn, still in caches"),
                .. breaches.IsEmpty ? [] : new[] { new LegendEntry(Tone.Bogus, "does not fit: bogus") },
            ],
        };
    }

    /// <summary>The state of each key at a validator that updates its anchors by itself (RFC 5011).</summary>
    /// <param name="history">What became of the anchors.</param>
    /// <param name="until">Until when; by default a little after the last change.</param>
    public static ChartSpec ToChart(this AnchorHistory history, DateTimeOffset? until = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var instants = history.Transitions.Select(transition => transition.At).Concat(history.Refused.Select(refused => refused.At)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        var axis = BoundsCharts.Around(instants.Min(), until ?? instants.Max());
        var keys = history.Anchors.Concat(history.Transitions.Select(transition => transition.Key)).DistinctBy(key => (key.Algorithm, Convert.ToHexString(key.PublicKey.Span)));
        Lane[] lanes = [.. keys.Select(key => LaneOf(key, history, axis))];
        return new ChartSpec("Trust anchors over time (RFC 5011)", axis, Axis.Rows)
        {
            Headline = AnchorHeadline(history, Axis.Instant(axis.To)),
            Lanes = [.. lanes],
            Legend = LegendEntry.Used(AnchorLegend, lanes),
            Marks = [.. history.Transitions.Take(12).Select(transition => new Mark(Axis.At(transition.At), $"{transition.Event}: key {KeyTag.Of(transition.Key)} {Word(transition.From)} → {Word(transition.To)}"))],
            Notes = history.Refused.IsEmpty ? [] : [FormattableString.Invariant($"{history.Refused.Length} DNSKEY sets were refused: no trusted key had signed them.")],
        };
    }

    private static IEnumerable<Lane> LanesOf(RolloverKey key, PublishedHistory history, CacheWindows windows, Axis axis)
    {
        var turns = Turns(history.Ds, windows.ParentPropagation, windows.DsTtl)
            .Concat(Turns(history.Keys, windows.ChildPropagation, windows.KeyTtl))
            .Concat(Turns(history.Keys, windows.ChildPropagation, windows.NegativeTtl))
            .Concat(Turns(history.ZoneSigners, windows.Signing + windows.ChildPropagation, windows.SignatureTtl))
            .Concat(Turns(history.ZoneSigners, windows.Signing + windows.ChildPropagation, windows.NegativeTtl))
            .Where(turn => turn > Axis.Instant(axis.From) && turn < Axis.Instant(axis.To)).Append(Axis.Instant(axis.From)).Distinct().Order().ToList();
        (string Name, Func<DateTimeOffset, CacheState> State)[] places =
        [
            ("DS", at => CacheStates.OfDs(history, windows, key, at)),
            ("DNSKEY", at => CacheStates.OfKey(history, windows, key, at)),
            ("signatures", at => CacheStates.OfSignatures(history, windows, key, at)),
        ];
        foreach (var (name, state) in places)
        {
            var spans = new List<Span>();
            for (var index = 0; index < turns.Count; index++)
            {
                var to = index + 1 < turns.Count ? Axis.At(turns[index + 1]) : axis.To;
                var (tone, words) = ToneOf(state(turns[index]));
                if (tone == Tone.Neutral)
                {
                    continue;
                }

                if (spans.Count > 0 && spans[^1].Tone == tone && spans[^1].To >= Axis.At(turns[index]))
                {
                    spans[^1] = spans[^1] with { To = to };
                }
                else
                {
                    spans.Add(new Span(Axis.At(turns[index]), to, tone, words));
                }
            }

            if (spans.Count > 0)
            {
                yield return new Lane(name, [.. spans.Select(span => span with { What = $"{span.What} {Range(axis, span)}" })]) { Group = $"{key.Name} ({key.Algorithm})" };
            }
        }
    }

    private static IEnumerable<DateTimeOffset> Turns<T>(ImmutableArray<Served<T>> served, TimeSpan propagation, TimeSpan ttl)
    {
        foreach (var span in served)
        {
            yield return span.From;
            if (span.Until is { } until)
            {
                yield return until;
                yield return until + propagation + (span.Ttl ?? ttl);
            }
        }
    }

    private static IEnumerable<Lane> BreachLanes(ImmutableArray<InvariantBreach> breaches, Axis axis) => breaches
        .GroupBy(breach => (breach.Severity, Name: breach.Flaw.ToString()))
        .Take(MostBreachLanes)
        .Select(group => new Lane(group.Key.Severity == Severity.Error ? "bogus" : "behind a cache",
        [
            .. group.Select(breach => new Span(Axis.At(breach.From), breach.Until is { } until ? Axis.At(until) : axis.To, group.Key.Severity == Severity.Error ? Tone.Bogus : Tone.MayFail, breach.ToString())),
        ])
        {
            Group = "What does not fit",
            Note = group.First().ToString(),
        });

    private static string Early(PlanReview review, PlanStep step) => review.TooEarly.FirstOrDefault(early => early.Step == step) is { } early
        ? FormattableString.Invariant($" (too early: not before {early.Earliest.UtcDateTime:yyyy-MM-dd HH:mm} UTC)") : "";

    private static Lane LaneOf(Dnskey key, AnchorHistory history, Axis axis)
    {
        var turns = history.Transitions.Select(transition => transition.At).Distinct().Order().Prepend(Axis.Instant(axis.From)).ToList();
        var spans = new List<Span>();
        for (var index = 0; index < turns.Count; index++)
        {
            var (from, to) = (Axis.At(turns[index]), index + 1 < turns.Count ? Axis.At(turns[index + 1]) : axis.To);
            var state = history.StateAt(key, turns[index]);
            var tone = state switch
            {
                AutomaticUpdateState.Valid => Tone.Secure,
                AutomaticUpdateState.AddPending => Tone.Recovering,
                AutomaticUpdateState.Missing => Tone.MayFail,
                AutomaticUpdateState.Revoked => Tone.Bogus,
                _ => Tone.Shadow,
            };
            if (spans.Count > 0 && spans[^1].Tone == tone)
            {
                spans[^1] = spans[^1] with { To = to };
            }
            else
            {
                spans.Add(new Span(from, to, tone, Word(state)) { Label = Word(state) });
            }
        }

        return new Lane($"{KeyTag.Of(key)} ({key.Algorithm})", [.. spans.Select(span => span with { What = $"{span.What} {Range(axis, span)}" })]);
    }

    private static string AnchorHeadline(AnchorHistory history, DateTimeOffset at)
    {
        var trusted = history.Anchors.Concat(history.Transitions.Select(transition => transition.Key)).DistinctBy(key => Convert.ToHexString(key.PublicKey.Span)).Where(key => history.Trusts(key, at)).Select(key => KeyTag.Of(key)).ToList();
        return trusted.Count == 0
            ? "In the end no key is trusted: the validator needs a new anchor by hand."
            : $"In the end the validator trusts {(trusted.Count == 1 ? "key" : "keys")} {string.Join(", ", trusted)}.";
    }

    private static string Range(Axis axis, Span span) => $"{(span.From <= axis.From ? "" : $"from {axis.Say(span.From)} ")}{(span.To >= axis.To ? "on" : $"until {axis.Say(span.To)}")}".Trim();

    private static string Word(AutomaticUpdateState state) => state switch
    {
        AutomaticUpdateState.AddPending => "pending",
        AutomaticUpdateState.Start => "unknown",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static (Tone Tone, string Words) ToneOf(CacheState state) => state switch
    {
        CacheState.Rumoured => (Tone.Published, "published, not yet everywhere,"),
        CacheState.Omnipresent => (Tone.Active, "in every cache"),
        CacheState.Unretentive => (Tone.Shadow, "withdrawn, still in caches,"),
        _ => (Tone.Neutral, ""),
    };
}
