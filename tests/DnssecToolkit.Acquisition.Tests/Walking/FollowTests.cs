using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>Fetching again at an interval, with a clock that the test moves.</summary>
public class FollowTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Internet Small = Internet.Build(new InternetDescription(new ZoneDescription("test.") { Records = "www A 192.0.2.1" }), At);

    private readonly ManualTime _time = new(At);
    private readonly Question _question = new(DomainName.Parse("www.test."), RecordType.A);

    [Fact]
    public async Task A_round_begins_an_interval_after_the_one_before_began()
    {
        using var end = new CancellationTokenSource();
        await using var rounds = Rounds(TimeSpan.FromMinutes(5), end.Token);
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal(At, rounds.Current.Capture.Start);

        var next = rounds.MoveNextAsync().AsTask();
        await WaitsFor(1);
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(await next.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(At + TimeSpan.FromMinutes(5), rounds.Current.Capture.Start);
        Assert.Equal(At + TimeSpan.FromMinutes(5), rounds.Current.Capture.End);
    }

    [Fact]
    public async Task It_ends_in_the_middle_of_the_wait_when_it_is_told_to()
    {
        using var end = new CancellationTokenSource();
        await using var rounds = Rounds(TimeSpan.FromMinutes(5), end.Token);
        Assert.True(await rounds.MoveNextAsync());

        var next = rounds.MoveNextAsync().AsTask();
        await WaitsFor(1);
        await end.CancelAsync();

        Assert.False(await next.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_walk_that_takes_too_long_ends_with_what_it_has()
    {
        var silent = Small.ServersOf(DomainName.Parse("test."))[0].Address.Address;
        var network = new LabNetwork(Small, _time) { Instead = { [silent] = _ => null } };
        var options = Options with { Budget = new WalkBudget { Time = TimeSpan.FromSeconds(1) }, Patience = new Patience { Whole = TimeSpan.FromSeconds(30), Again = TimeSpan.FromSeconds(20) } };

        var walk = new Walker(options, network, _time).WalkAsync([_question], cancellationToken: TestContext.Current.CancellationToken);
        await WaitsFor(2);
        await Task.Delay(200, TestContext.Current.CancellationToken); // the other servers' answers need no time of this clock
        _time.Advance(TimeSpan.FromSeconds(1));
        var report = await walk.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Contains(new Notice.TimeSpent(TimeSpan.FromSeconds(1)), report.Notices);
        Assert.False(report.WasInterrupted);
        Assert.NotEmpty(report.Capture.Exchanges);
        Assert.Equal(TimeSpan.FromSeconds(1), report.Duration);
    }

    private static WalkOptions Options => new() { Hints = RootHints.Of(Small.ServersOf(DomainName.Root).Select(server => server.Address.Address)), Politeness = new Politeness { Burst = 1000 } };

    private IAsyncEnumerator<WalkReport> Rounds(TimeSpan interval, CancellationToken end) =>
        new Walker(Options, new LabNetwork(Small, _time), _time).FollowAsync([_question], interval, cancellationToken: end).GetAsyncEnumerator(CancellationToken.None);

    private async Task WaitsFor(int waits)
    {
        for (var i = 0; i < 6000 && _time.Waits < waits; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(_time.Waits >= waits);
    }
}
