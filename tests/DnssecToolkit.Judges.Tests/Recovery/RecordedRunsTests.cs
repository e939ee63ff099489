using System.Globalization;
using DnssecToolkit.Judges.Recovery;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Judges.Tests.Recovery;

/// <summary>What resolvers did in the runs of <c>data/recovery</c> is predicted anew by the policies and the model as they are now. No resolver is needed, and no clock.</summary>
public sealed class RecordedRunsTests
{
    private const int Seeds = 2; // of five: the others are predicted when the campaign is run
    private const double Share = 0.95;

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, ResolverKind> Kinds = Enum.GetValues<ResolverKind>().ToDictionary(ResolverProcess.NameOf);

    [Fact]
    public void The_runs_that_were_recorded_are_still_predicted()
    {
        foreach (var resolver in Rows().Where(row => row.Seed <= Seeds).Select(row => Again(row)).GroupBy(run => run.Kind))
        {
            var missed = resolver.Where(run => !run.IsContained).ToList();
            Assert.True(missed.Count <= (1 - Share) * resolver.Count(), string.Join('\n', missed));
        }
    }

    [Theory]
    [InlineData("bad-no-ds-proof")]
    [InlineData("bad-key-signatures")]
    public void A_policy_with_a_wrong_value_is_found_out(string name)
    {
        var row = Rows().First(row => row.Kind == ResolverKind.Unbound && row.Name == name);
        Assert.True(Again(row).IsContained);
        Assert.False(Again(row, setting => setting with { Profile = setting.Profile with { Cache = setting.Profile.Cache with { BrokenKeys = 5, BrokenChain = 5 } } }).RecoveryIsContained);
    }

    [Fact]
    public void The_figures_of_the_table_are_those_of_the_runs()
    {
        var readme = File.ReadAllText(Repository.PathOf("data", "recovery", "README.md"));
        foreach (var resolver in Rows().GroupBy(row => row.Kind))
        {
            var (runs, contained) = (resolver.Count(), resolver.Count(row => row.IsContained));
            Assert.True(runs >= 40);
            Assert.True(contained >= Share * runs);
            Assert.Matches($@"\| {ResolverProcess.NameOf(resolver.Key)} [0-9.]+ \| {runs} \| {contained} \|", readme);
        }
    }

    private static LiveRun Again(Row row, Func<LiveSetting, LiveSetting>? change = null)
    {
        var @case = LiveCase.Draw(row.Name, row.Seed, block: 100);
        var setting = LiveSetting.Of(row.Kind, @case);
        var forecast = LiveWorld.Predict(@case, @case.Scenario.Play(Start), change is null ? setting : change(setting));
        var fates = row.Seen.Split(' ').SelectMany(run => Enumerable.Repeat(
            run[0] switch { 'S' => Fate.Secure, 'I' => Fate.Insecure, 'F' => Fate.Failed, _ => Fate.Silence }, int.Parse(run.AsSpan(1), CultureInfo.InvariantCulture)));
        return new LiveRun(@case, row.Kind, Start, forecast, [.. fates.Select((fate, second) => new Poll(forecast.Queries.First.AddSeconds(second), TimeSpan.Zero, TimeSpan.Zero, fate))]);
    }

    private static List<Row> Rows()
    {
        var lines = File.ReadLines(Repository.PathOf("data", "recovery", "runs.tsv")).Select(line => line.Split('\t')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var (resolver, scenario, seed, contained, seen) = (Column("resolver"), Column("scenario"), Column("seed"), Column("contained"), Column("seen"));
        return [.. lines.Skip(1).Select(cells => new Row(Kinds[cells[resolver]], cells[scenario], int.Parse(cells[seed], CultureInfo.InvariantCulture), cells[contained] == "yes", cells[seen]))];
    }

    private sealed record Row(ResolverKind Kind, string Name, int Seed, bool IsContained, string Seen);
}
