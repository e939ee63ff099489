namespace DnssecToolkit.Timelines.Tests;

public class RegistrationModelTests
{
    private static readonly RegistrationModel Daily = new(TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromHours(2));

    [Fact]
    public void A_daily_scan_takes_no_time_at_best_half_a_day_in_the_middle_and_a_day_at_worst() =>
        Assert.Equal((3, 15, 27), ((int)Daily.Earliest.TotalHours, (int)Daily.Median.TotalHours, (int)Daily.Latest.TotalHours));

    [Fact]
    public void The_quantiles_run_from_the_earliest_to_the_latest()
    {
        Assert.Equal([Daily.Earliest, Daily.Median, Daily.Latest, Daily.Latest], new[] { 0, 0.5, 1, 7 }.Select(Daily.Quantile));
    }

    [Theory]
    [InlineData("ch", 72)]
    [InlineData("CZ.", 168)]
    [InlineData("uz.", 2)]
    public void A_registry_is_found_by_its_zone(string zone, int hours) => Assert.Equal(TimeSpan.FromHours(hours), CdsPractices.Find(zone)!.Bootstrap);

    [Fact]
    public void What_is_not_known_is_not_made_up() => Assert.Null(CdsPractices.Find("example."));

    [Fact]
    public void A_first_DS_waits_for_the_watch_and_then_for_the_update()
    {
        var practice = CdsPractices.Find("se.")!;

        Assert.Equal(practice.Bootstrap!.Value + practice.Model.Latest, practice.LatestBootstrap);
    }
}
