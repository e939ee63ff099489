namespace DnssecToolkit.Timelines.Tests;

public class FailureCaseTests
{
    private static readonly RolloverTiming Timing = new() { TTLkey = TimeSpan.FromHours(1), TTLds = TimeSpan.FromDays(1), TTLneg = TimeSpan.FromHours(2), DprpC = TimeSpan.FromMinutes(5), DprpP = TimeSpan.FromHours(1), Dreg = TimeSpan.FromHours(3) };

    public static TheoryData<string> Codes => [.. FailureCases.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_ways_out_of_every_failure_are_as_reviewed(string code) =>
        Snapshot.Matches(FailureText.Render(FailureCases.Find(code, Timing)!), $"failure-{code}");

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_best_way_out_comes_first_and_none_that_ranks_better_takes_longer(string code)
    {
        var options = FailureCases.Find(code, Timing)!.Options;

        Assert.Equal(options.OrderBy(option => option.Rank), options);
        var bounds = options.Where(option => option.Recovery is not null).Select(option => option.Recovery!.Length).ToList();
        Assert.Equal(bounds.Order(), bounds);
    }

    [Theory]
    [InlineData("F1", "0:05:30")] // Dsgn + DprpC + Tbogus
    [InlineData("F2", "0:05:30")]
    [InlineData("F3", "0:05:30")]
    [InlineData("F6", "2:05:00")] // a wrong denial that verifies outlives the verdict
    [InlineData("F4", "1.04:00:30")] // Dreg + DprpP + TTLds + Tbogus
    public void The_bound_of_the_best_way_out_is_what_caches_and_verdicts_last(string code, string bound) =>
        Assert.Equal(
            TimeSpan.Parse(bound, System.Globalization.CultureInfo.InvariantCulture),
            FailureCases.Find(code, Timing, bogusVerdict: TimeSpan.FromSeconds(30))!.Options.First(option => option.Recovery is not null).Recovery!.Length);

    [Fact]
    public void Publishing_the_missing_key_costs_the_TTL_of_the_old_key_set()
    {
        var options = FailureCases.Find("F2", Timing)!.Options;

        Assert.Equal(Timing.TTLkey, options[^1].Recovery!.Length - options[0].Recovery!.Length);
    }

    [Fact]
    public void There_is_no_tenth_failure() => Assert.Null(FailureCases.Find("F10", Timing));
}
