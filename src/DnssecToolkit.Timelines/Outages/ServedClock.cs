using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What is served of one object, with times as seconds since the start of the outage.</summary>
internal sealed class ServedClock
{
    private readonly double[] _from;
    private readonly (int Content, bool IsGood, double SignatureEnds)[][] _copies;

    public ServedClock(ServedObject served, DateTimeOffset start)
    {
        Object = served;
        var versions = served.Versions.OrderBy(version => version.From ?? DateTimeOffset.MinValue).ToList();
        _from = [.. versions.Select(version => version.From is { } from ? (from - start).TotalSeconds : double.NegativeInfinity)];
        _copies = [.. versions.Select(version => version.PerServer.Select(copy =>
            (copy.Content, copy.IsGood, copy.SignatureEnds is { } ends ? (ends - start).TotalSeconds : double.PositiveInfinity)).ToArray())];
        if (_from.Length == 0 || !double.IsNegativeInfinity(_from[0]))
        {
            throw new ArgumentException($"What is served of the {served.Name} must say what was there before everything else (a version without From).");
        }
    }

    public ServedObject Object { get; }

    /// <summary>The copies at an instant, one a server.</summary>
    public ReadOnlySpan<(int Content, bool IsGood, double SignatureEnds)> At(double t)
    {
        var index = _from.Length - 1;
        while (_from[index] > t)
        {
            index--;
        }

        return _copies[index];
    }

    /// <summary>The next instant at which something changes here, a signature's end included; infinity when nothing does.</summary>
    public double NextChange(double t)
    {
        var next = double.PositiveInfinity;
        foreach (var from in _from)
        {
            next = from > t ? Math.Min(next, from) : next;
        }

        foreach (var (_, _, ends) in At(t))
        {
            next = ends > t ? Math.Min(next, ends) : next;
        }

        return next;
    }
}
