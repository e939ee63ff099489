using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class RolloverChartsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RolloverTiming Timing = new()
    {
        TTLkey = TimeSpan.FromHours(1),
        TTLsig = TimeSpan.FromDays(1),
        TTLds = TimeSpan.FromHours(2),
        Dreg = TimeSpan.FromHours(3),
    };

    [Fact]
    public void A_plan_is_bars_for_each_key_with_its_steps_as_events()
    {
        var plan = RolloverPlanner.Plan(RolloverMethods.Find("ksk", "double-ksk") ?? RolloverMethods.All.First(method => method.Kind == "ksk"), Timing, Start);
        var chart = plan.ToChart();

        Assert.Equal(plan.InOrder.Select(step => Axis.At(step.At)), chart.Marks.Select(mark => mark.At));
        Assert.DoesNotContain(chart.Lanes.SelectMany(lane => lane.Spans), span => span.Tone == Tone.Bogus);
        Assert.Empty(chart.Shades);
        Picture.Holds(chart, "rollover-plan");
    }

    [Fact]
    public void A_withdrawn_record_throws_a_shadow_as_long_as_caches_may_hold_it()
    {
        var plan = RolloverPlanner.Plan(RolloverMethods.Find("zsk", "pre-publication")!, Timing, Start);
        var chart = plan.ToChart();
        var removed = plan.InOrder.Last();

        var old = chart.Lanes.First(lane => lane.Name == "DNSKEY" && lane.Spans.Any(span => span.Tone == Tone.Shadow));

        Assert.Equal(Axis.At(removed.At), old.Spans.First(span => span.Tone == Tone.Shadow).From);
        Assert.Equal(Axis.At(removed.At + Timing.DprpC + Timing.TTLkey), old.Spans.First(span => span.Tone == Tone.Shadow).To);
    }

    [Fact]
    public void A_step_taken_too_early_shows_when_the_zone_is_bogus()
    {
        var plan = RolloverPlanner.Plan(RolloverMethods.Find("zsk", "pre-publication")!, Timing, Start);
        var hasty = plan.Moved(plan.Steps[1].Name, plan.Steps[0].At.AddMinutes(5));
        var chart = hasty.ToChart();

        Assert.NotEmpty(chart.Shades);
        Assert.Contains(chart.Marks, mark => mark.What.Contains("too early: not before", StringComparison.Ordinal));
        Assert.Contains(chart.Lanes, lane => lane is { Group: "What does not fit", Name: "bogus" });
        Picture.Holds(chart, "rollover-too-early");
    }

    [Fact]
    public void Trust_anchors_are_bars_of_their_states()
    {
        var (old, next) = (Key(1), Key(2));
        ObservedKeySet[] seen = [new(Start, [old, next], [old]), new(Start.AddDays(31), [old, next], [old]), new(Start.AddDays(40), [Revoked(old), next], [Revoked(old), next])];
        var history = AnchorSimulation.Run([old], seen, TimeSpan.FromDays(2), Start.AddDays(80));
        var chart = history.ToChart();

        Assert.Equal([Tone.Secure, Tone.Bogus, Tone.Shadow], chart.Lanes[0].Spans.Select(span => span.Tone));
        Assert.Equal([Tone.Shadow, Tone.Recovering, Tone.Secure], chart.Lanes[1].Spans.Select(span => span.Tone));
        Picture.Holds(chart, "anchors");
    }

    private static Dnskey Key(byte seed) => new(Dnskey.ZoneKeyFlag | Dnskey.SecureEntryPointFlag, 3, SecurityAlgorithm.Ed25519, Enumerable.Repeat(seed, 32).ToArray());

    private static Dnskey Revoked(Dnskey key) => new((ushort)(key.Flags | Dnskey.RevokeFlag), key.Protocol, key.Algorithm, key.PublicKey);
}
