using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Where the climb of a curve bends: until then what most caches held was running out.</summary>
/// <param name="At">When.</param>
/// <param name="Failing">The share that fails by then.</param>
/// <param name="Reason">What has run out by then, in words.</param>
public sealed record Knee(DateTimeOffset At, double Failing, string Reason)
{
    /// <summary>Finds the bend between the onset and the repair: the bin farthest above the straight line between both.</summary>
    internal static Knee? Find(OutageCurve curve, Outage outage, IEnumerable<ResolverProfile> profiles)
    {
        var first = Bin(outage.Onset);
        var repair = outage.Changes.FirstOrDefault(change => change > outage.Onset, outage.End);
        var last = Math.Min(Bin(repair), curve.Failing.Length) - 1;
        if (last - first < 10 || curve.Failing[last] - curve.Failing[first] < 0.05)
        {
            return null;
        }

        var slope = (curve.Failing[last] - curve.Failing[first]) / (last - first);
        var bend = Enumerable.Range(first, last - first).MaxBy(bin => curve.Failing[bin] - curve.Failing[first] - (slope * (bin - first)));
        var at = curve.At(bend + 1);
        var life = profiles.Select(profile => outage.Link.KeptBy(profile.Cache)).Distinct().MinBy(kept => Math.Abs((outage.Onset.AddSeconds(kept) - at).TotalSeconds));
        var gone = outage.Onset.AddSeconds(life);
        return new Knee(at, curve.Failing[bend], string.Create(CultureInfo.InvariantCulture,
            $"at {gone.UtcDateTime:HH:mm} UTC the last {outage.Link.Name} that was cached before the fault ({life} s) has run out; after it fail only names whose own answer is still cached"));

        int Bin(DateTimeOffset instant) => (int)((instant - curve.Start) / curve.Bin);
    }
}
