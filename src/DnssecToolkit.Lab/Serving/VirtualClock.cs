namespace DnssecToolkit.Lab.Serving;

/// <summary>A clock that shows another time than the system's, and may run faster.</summary>
/// <remarks>Only the lab sees it: a real resolver must be told the same time by its own means, such as <c>faketime</c> or Unbound's <c>val-override-date</c>.</remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _realStart;
    private readonly double _speed;

    /// <summary>A clock that shows an instant now and goes on from there.</summary>
    /// <param name="start">What it shows now.</param>
    /// <param name="speed">How many seconds it shows pass in a second: 1 as real clocks, 60 a minute a second, 0 stands still.</param>
    /// <param name="real">The clock it follows; null: the system's.</param>
    public VirtualClock(DateTimeOffset start, double speed = 1, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, 1_000_000);
        (_real, _speed, Start) = (real ?? System, speed, start.ToUniversalTime());
        _realStart = _real.GetUtcNow();
    }

    /// <summary>What it showed when it was made.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How long a real clock needs until this one shows an instant; null when it is past or never comes.</summary>
    public TimeSpan? Until(DateTimeOffset instant)
    {
        var left = instant - GetUtcNow();
        return left < TimeSpan.Zero || _speed == 0 ? null : left / _speed;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + ((_real.GetUtcNow() - _realStart) * _speed);
}
