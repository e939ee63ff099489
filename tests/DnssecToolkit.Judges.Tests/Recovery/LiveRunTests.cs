using DnssecToolkit.Judges.Recovery;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Tests.Recovery;

/// <summary>What counts as a run in which the prediction held. No resolver is needed to tell.</summary>
public sealed class LiveRunTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly LiveCase Case = LiveCase.Draw("bad-leaf-signatures", 1, 100);

    private static QueryBounds Bounds(double from, double to) => new(Noon.AddSeconds(from), Noon.AddSeconds(to));

    private static LiveRun Run(string seen, QueryBounds? failure, QueryBounds? recovery, bool spared = false, bool toTheEnd = false, double late = 0)
    {
        var queries = new ClientQueries(Noon, TimeSpan.FromSeconds(1), Noon.AddSeconds(seen.Length));
        var forecast = new ClientForecast(ResolverProfiles.Find("unbound")!, new Outage("a name", Noon, Noon.AddHours(1), ServedObject.Constant("answer", 5), ServedObject.Constant("DS", 5)), queries)
        {
            Failure = failure,
            Recovery = recovery,
            MayBeSpared = spared,
            MayFailToTheEnd = toTheEnd,
        };
        return new LiveRun(Case, ResolverKind.Unbound, Noon, forecast, [.. seen.Select((letter, second) => new Poll(
            Noon.AddSeconds(second), TimeSpan.FromSeconds(second == 3 ? late : 0), TimeSpan.FromMilliseconds(2), letter switch { 'F' => Fate.Failed, 'S' => Fate.Secure, 'I' => Fate.Insecure, _ => Fate.Silence }))]);
    }

    [Theory]
    [InlineData("SSSSFFFFFFSSSS", 4, 4, 10, 10, true)]
    [InlineData("SSSSFFFFFFSSSS", 5, 5, 11, 11, true)] // a second is what one query a second leaves open
    [InlineData("SSSSFFFFFFSSSS", 6, 8, 10, 10, false)] // fails too soon
    [InlineData("SSSSFFFFFFSSSS", 1, 2, 10, 10, false)] // too late
    [InlineData("SSSSFFFFFFSSSS", 4, 4, 12, 13, false)] // recovers too soon
    [InlineData("SSSSFFFFFFSSSS", 4, 4, 6, 8, false)] // too late
    [InlineData("SSSSFFFSSFSSSS", 4, 4, 10, 10, true)] // over is what is over for good
    [InlineData("SSSSTFTFFFIIII", 4, 4, 10, 10, true)] // no answer is a failure, an insecure answer is an answer
    public void A_run_is_contained_when_the_first_failure_and_the_last_are_where_they_were_predicted(string seen, int failsFrom, int failsTo, int recoversFrom, int recoversTo, bool contained) =>
        Assert.Equal(contained, Run(seen, Bounds(failsFrom, failsTo), Bounds(recoversFrom, recoversTo)).IsContained);

    [Fact]
    public void Who_never_fails_must_have_been_allowed_to()
    {
        Assert.True(Run("SSSSSS", null, null, spared: true).IsContained);
        Assert.True(Run("SSSSSS", Bounds(2, 3), Bounds(4, 5), spared: true).IsContained);
        Assert.False(Run("SSSSSS", Bounds(2, 3), Bounds(4, 5)).IsContained);
        Assert.False(Run("SSFFSS", null, null, spared: true).IsContained);
    }

    [Fact]
    public void Who_fails_to_the_end_must_have_been_expected_to()
    {
        Assert.True(Run("SSFFFF", Bounds(2, 2), null, toTheEnd: true).IsContained);
        Assert.False(Run("SSFFFF", Bounds(2, 2), Bounds(4, 4)).IsContained);
    }

    [Fact]
    public void A_run_with_a_query_that_was_sent_too_late_says_nothing()
    {
        Assert.True(Run("SSFFSS", Bounds(2, 2), Bounds(4, 4), late: 1.2).IsStarved);
        Assert.False(Run("SSFFSS", Bounds(2, 2), Bounds(4, 4), late: 0.9).IsStarved);
    }

    [Fact]
    public void What_was_seen_is_told_in_runs_of_equal_answers() => Assert.Equal("S2 F3 T1 I1", Run("SSFFFTI", null, null).Timeline);
}
