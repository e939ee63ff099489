using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Timelines;

/// <summary>The ways out of a broken state, the one with the fewest failing user-minutes first; those that do not repair come last.</summary>
/// <param name="Code">The failure case, F1 to F7.</param>
/// <param name="Broken">What is wrong.</param>
/// <param name="Unrepaired">The same trouble without any repair, until the end of what was looked at.</param>
/// <param name="Trials">The ways, in order.</param>
public sealed record RepairRanking(string Code, string Broken, RepairTrial Unrepaired, ImmutableArray<RepairTrial> Trials)
{
    /// <summary>Ranks trials.</summary>
    public static RepairRanking Of(string code, string broken, RepairTrial unrepaired, IEnumerable<RepairTrial> trials) =>
        new(code, broken, unrepaired, [.. trials.OrderByDescending(trial => trial.Safety.Repairs).ThenBy(trial => trial.UserMinutes).ThenBy(trial => trial.OverBy ?? DateTimeOffset.MaxValue)]);

    /// <summary>The share of the failing minutes that a way saves, of those without any repair; negative where it makes things worse.</summary>
    public double Saved(RepairTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return Unrepaired.UserMinutes > 0 ? 1 - (trial.UserMinutes / Unrepaired.UserMinutes) : 0;
    }

    /// <summary>The result in one sentence.</summary>
    public string Headline
    {
        get
        {
            var best = Trials[0];
            var over = best.OverBy is { } instant ? $", over everywhere by {UtcText.Second(instant)}" : "";
            var caution = best.Safety.UnsafeUntil is { } until ? $"; until {UtcText.Second(until)} a cache may hold what does not fit to it" : "; it fits to whatever caches hold";
            return best.Safety.Repairs ? $"Best: {best.Title}{over}{caution}." : "No way out that was tried repairs it.";
        }
    }

    /// <summary>The headline, a table of the ways, and for each what caches may hold that does not fit.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(Headline).Append('\n').Append(CultureInfo.InvariantCulture, $"{Code}: {Broken}\n\n");
        text.Append("      user-minutes   saved  over by                  safe                             what is done\n");
        foreach (var trial in Trials.Append(Unrepaired))
        {
            var isRepair = !ReferenceEquals(trial, Unrepaired);
            var safe = !isRepair ? "" : !trial.Safety.Repairs ? "does not repair" : trial.Safety.IsSafe ? "yes" : $"not until {UtcText.Second(trial.Safety.UnsafeUntil!.Value)}";
            var over = trial.OverBy is { } instant ? UtcText.Second(instant) : "not within the time";
            text.Append(CultureInfo.InvariantCulture, $"  {trial.UserMinutes,16:n0}  {(isRepair ? Saved(trial).ToString("p0", CultureInfo.InvariantCulture) : ""),6}  {over,-23}  {safe,-31}  {trial.Title}\n");
        }

        foreach (var trial in Trials.Where(trial => !trial.Safety.IsSafe))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{trial.Title}: a cache fails that holds\n");
            foreach (var mix in trial.Safety.Mixes.Where(mix => mix.Fails).Take(MostMixes))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Held(mix, trial)} ({mix.Code}){(mix.Until is { } until ? $", until {UtcText.Second(until)}" : "")}\n");
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Headline;

    private const int MostMixes = 4;

    private static string Held(CacheMix mix, RepairTrial trial)
    {
        var parts = new[] { ("the DS", mix.Link), ("the DNSKEY set", mix.Keys), ("the answer", mix.Answer) };
        var fresh = parts.Max(part => part.Item2);
        var old = parts.Where(part => part.Item2 != fresh).GroupBy(part => part.Item2).Select(group => $"{string.Join(" and ", group.Select(part => part.Item1))} {(group.Key == 0 ? "from before the trouble" : "from during the trouble")}");
        var list = string.Join(", ", old);
        return list.Length == 0 ? "nothing but what is served" : $"{list} and else what is served";
    }
}
