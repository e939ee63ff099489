using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What would hold a fetch at a resolver for a while.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when, exclusive.</param>
/// <param name="State">What holds the failure; <see cref="HeldBy.Nothing"/> where a fetch succeeds.</param>
public sealed record RibbonSpan(DateTimeOffset From, DateTimeOffset To, HeldBy State);

/// <summary>What one cache makes of an outage from moment to moment: the part of it that all names of the zone share.</summary>
/// <remarks>The remembered verdict over a single answer is not part of it: that differs from name to name, and is in <see cref="RecoveryBounds"/>.</remarks>
public static class CacheRibbon
{
    private const int MostSteps = 100_000;

    /// <summary>Follows one cache of a busy resolver that meets a bad server whenever it can.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="profile">The kind of resolver.</param>
    /// <param name="left">Which part of their life the cached DS or proof and the cached keys have left when the outage begins, in [0, 1].</param>
    public static ImmutableArray<RibbonSpan> Of(Outage outage, ResolverProfile profile, double left = 0.5)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(left, 1);
        var machine = new ChainMachine(outage, profile.Cache);
        var until = (outage.Onset - outage.Start).TotalSeconds;
        var state = new ChainState(machine, until + (left * machine.LinkLife), until + (left * machine.KeysLife), ServerChoice.Worst, skips: false);
        var spans = ImmutableArray.CreateBuilder<RibbonSpan>();
        var (t, end) = (0.0, (outage.End - outage.Start).TotalSeconds);
        for (var step = 0; step < MostSteps && t < end; step++)
        {
            var (reason, next) = state.Fetch(t);
            var (from, to) = (outage.Start.AddSeconds(t), outage.Start.AddSeconds(Math.Min(end, Math.Max(next, t + 1e-3))));
            if (spans.Count > 0 && spans[^1].State == reason)
            {
                spans[^1] = spans[^1] with { To = to };
            }
            else
            {
                spans.Add(new RibbonSpan(from, to, reason));
            }

            t = (to - outage.Start).TotalSeconds;
        }

        return spans.ToImmutable();
    }
}
