namespace DnssecToolkit.Acquisition.Tests;

public class RateLimitTests
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_burst_goes_at_once_and_the_rest_at_the_rate_in_order()
    {
        var limit = new RateLimit(perSecond: 10, burst: 3, _time);

        var turns = Enumerable.Range(0, 6).Select(_ => limit.TakeAsync(CancellationToken.None)).ToList();

        Assert.Equal([true, true, true, false, false, false], turns.Select(turn => turn.IsCompleted));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(turns[3].IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await turns[3].WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.False(turns[4].IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(turns).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Rest_fills_the_burst_again_and_not_beyond()
    {
        var limit = new RateLimit(perSecond: 10, burst: 2, _time);
        await limit.TakeAsync(CancellationToken.None);
        await limit.TakeAsync(CancellationToken.None);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limit.TakeAsync(CancellationToken.None).IsCompleted));
    }

    [Fact]
    public async Task A_wait_for_a_turn_can_be_ended()
    {
        using var end = new CancellationTokenSource();
        var limit = new RateLimit(perSecond: 1, burst: 1, _time);
        await limit.TakeAsync(end.Token);

        var turn = limit.TakeAsync(end.Token);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }
}
