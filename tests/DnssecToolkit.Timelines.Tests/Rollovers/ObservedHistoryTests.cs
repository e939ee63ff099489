using CsCheck;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines.Tests;

public class ObservedHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly RolloverKey One = new("8/1", SecurityAlgorithm.RsaSha256, KeyRole.Csk);
    private static readonly RolloverKey Two = new("8/2", SecurityAlgorithm.RsaSha256, KeyRole.Csk);

    [Fact]
    public void Between_two_sightings_that_differ_both_values_count()
    {
        var history = ObservedHistory.Of([Ds(0, One), Ds(10, One), Ds(20, Two), Ds(30, Two)]);

        Assert.Equal(
            [(Noon, (DateTimeOffset?)Noon.AddMinutes(20)), (Noon.AddMinutes(10), null)],
            history.Ds.Select(span => (span.From, span.Until)));
    }

    [Fact]
    public void Servers_that_disagree_keep_their_own_histories()
    {
        var history = ObservedHistory.Of([Ds(0, One, "a"), Ds(1, Two, "b"), Ds(2, One, "a"), Ds(3, Two, "b")]);

        Assert.Equal([("8/1", Noon), ("8/2", Noon.AddMinutes(1))], history.Ds.Select(span => (span.Value.ToString(), span.From)));
        Assert.All(history.Ds, span => Assert.Null(span.Until));
    }

    [Fact]
    public void What_was_not_asked_is_no_change()
    {
        var history = ObservedHistory.Of([Ds(0, One), new ObservedState(Noon.AddMinutes(1), "a") { ZoneSigners = KeySet.Of(Two) }, Ds(2, One)]);

        Assert.Null(Assert.Single(history.Ds).Until);
        Assert.Empty(history.Keys);
    }

    [Fact]
    public void A_KSK_that_was_seen_to_change_before_its_DS_is_an_outage()
    {
        var old = new PublishedKeys(KeySet.Of(One), KeySet.Of(One));
        var changed = new PublishedKeys(KeySet.Of(Two), KeySet.Of(Two));
        var history = ObservedHistory.Of([Seen(0, old, One), Seen(60, changed, Two)]);

        Assert.True(CacheInvariant.Check(history, new CacheWindows { KeyTtl = TimeSpan.FromHours(1) }).HasErrors);

        static ObservedState Seen(int minute, PublishedKeys keys, RolloverKey signer) =>
            new(Noon.AddMinutes(minute), "a") { Ds = KeySet.Of(One), Keys = keys, ZoneSigners = KeySet.Of(signer) };
    }

    [Fact]
    public void A_plan_watched_from_outside_shows_every_breach_that_it_has() =>
        Gen.Select(RandomTimings.Method, RandomTimings.Any, Gen.Int[1, 50_000], Gen.Int[600, 20_000]).Sample(
            (method, timing, haste, interval) =>
            {
                var plan = RolloverPlanner.Plan(method, timing with { Dreg = TimeSpan.Zero }, RandomTimings.Start);
                var last = plan.Steps[^1];
                var hasty = plan.Moved(last.Name, last.At - TimeSpan.FromSeconds(haste));
                var (first, until) = (hasty.Steps.Min(step => step.At) - TimeSpan.FromDays(1), hasty.Steps.Max(step => step.At) + TimeSpan.FromDays(1));
                var step = TimeSpan.FromSeconds(Math.Max(interval, (until - first).TotalSeconds / 500));
                var seen = Enumerable.Range(0, 502).Select(index => first + (step * index)).TakeWhile(at => at <= until + step)
                    .Select(at => (at, State: hasty.At(at)))
                    .Select(sighting => new ObservedState(sighting.at, "a") { Ds = sighting.State.Ds, Keys = sighting.State.Keys, ZoneSigners = sighting.State.ZoneSigners });

                // Steps closer together than the sightings are not seen apart: that is beyond the evidence.
                if (hasty.InOrder.Zip(hasty.InOrder.Skip(1)).Any(pair => pair.Second.At - pair.First.At < step))
                {
                    return;
                }

                var windows = CacheWindows.Of(hasty.Timing);
                Assert.True(CacheInvariant.Check(hasty.History(), windows).Breaches.Length <= CacheInvariant.Check(ObservedHistory.Of(seen), windows).Breaches.Length);
            },
            iter: 200,
            threads: 1);

    private static ObservedState Ds(int minute, RolloverKey key, string server = "a") => new(Noon.AddMinutes(minute), server) { Ds = KeySet.Of(key) };
}
