using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Trials;
using DnssecToolkit.Testing;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Tests.Trials;

/// <summary>TTLs: answers 300 s, keys an hour, DS two hours. The trouble begins at noon, the repair comes at one.</summary>
public sealed class RepairTrialsTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 5, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Onset = Start.AddHours(1);
    private static readonly DateTimeOffset Mended = Onset.AddHours(1);

    private static readonly LabChoices Choices = new()
    {
        Breaks = TimeSpan.FromHours(1),
        Mends = TimeSpan.FromHours(2),
        ScriptTtls = new ZoneTtls { Default = 300, Dnskey = 3600, Ds = 7200, Delegation = 7200, Soa = 300, Negative = 300 },
    };

    private static readonly Population Few = Population.Typical([ResolverProfiles.Find("unbound")!, ResolverProfiles.Find("bind-9.18")!]) with { Names = 200 };

    [Theory]
    [InlineData("F1")]
    [InlineData("F2")]
    [InlineData("F3")]
    [InlineData("F4")]
    [InlineData("F5")]
    [InlineData("F6")]
    [InlineData("F7")]
    public void Every_way_out_of_a_failure_case_repairs_it_in_the_end_and_within_the_bound_that_theory_gives(string code)
    {
        var ranking = Run(code);
        var timing = new RolloverTiming { TTLkey = TimeSpan.FromSeconds(3600), TTLds = TimeSpan.FromSeconds(7200), TTLsig = TimeSpan.FromSeconds(300), TTLneg = TimeSpan.FromSeconds(300), Dsgn = TimeSpan.Zero, DprpC = TimeSpan.Zero, DprpP = TimeSpan.Zero, Dreg = TimeSpan.Zero };
        var known = FailureCases.Find(code, timing, TimeSpan.FromSeconds(300))!;

        Assert.All(ranking.Trials, trial =>
        {
            Assert.True(trial.Safety.Repairs, trial.Title);
            Assert.True(trial.UserMinutes < ranking.Unrepaired.UserMinutes, trial.Title);
            var option = known.Options.Single(option => option.What == trial.Title || trial.Title.StartsWith(option.What.Split(" that ", 2)[0], StringComparison.Ordinal) || Same(option.What, trial.Title));
            Assert.True(trial.OverBy <= Mended + option.Recovery!.Length, $"{trial.Title}: over by {trial.OverBy:u}, {option.Recovery}");
        });
        Assert.False(ranking.Unrepaired.Safety.Repairs);
    }

    [Fact]
    public void To_sign_again_with_the_old_key_is_safe_and_to_publish_the_missing_key_is_not_until_caches_have_lost_the_old_set()
    {
        var ranking = Run("F2");

        Assert.Equal(["sign again with the old key, which every cache has", "publish the missing key"], ranking.Trials.Select(trial => trial.Title));
        Assert.True(ranking.Trials[0].Safety.IsSafe);
        Assert.Equal(Mended.AddSeconds(3600), ranking.Trials[1].Safety.UnsafeUntil);
        Assert.True(ranking.Saved(ranking.Trials[0]) > ranking.Saved(ranking.Trials[1]));
    }

    [Fact]
    public void A_new_DS_is_not_safe_until_caches_have_lost_the_old_one()
    {
        var ranking = Run("F4");

        Assert.All(ranking.Trials, trial => Assert.Equal(Mended.AddSeconds(7200), trial.Safety.UnsafeUntil));
    }

    [Fact]
    public void What_the_ranking_says_is_read_from_the_headline_down() => Snapshot.Matches(Run("F2").ToText(), "repairs-f2");

    private static RepairRanking Run(string code) => RepairTrials.Run(RepairExercises.Find(code, Choices)!, Few, Start, TimeSpan.FromHours(4), TestContext.Current.CancellationToken);

    private static bool Same(string option, string title) => (option, title) switch
    {
        ("sign again with a key that is in the DNSKEY set everywhere", "sign again with the published key") => true,
        ("put the old KSK back and sign the DNSKEY set with it", "put the old KSK back") => true,
        ("have the DS of the new KSK published", "publish the DS of the new KSK") => true,
        ("make the chain anew, and change nothing else", "make the chain anew") => true,
        _ => false,
    };
}
