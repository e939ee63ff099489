namespace DnssecToolkit.Acquisition;

/// <summary>A token bucket: so many at once, then so many a second. First come, first served.</summary>
internal sealed class RateLimit(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes a turn; waits until it is due.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (perSecond * time.GetElapsedTime(_filledAt, now).TotalSeconds));
            _filledAt = now;
            _tokens--; // below zero: the turn is reserved and comes later
            wait = _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }

        return wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }
}
