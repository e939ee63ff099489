using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What is unwise in a zone's TTLs and delays, whatever is rolled.</summary>
public static class TimingRemarks
{
    /// <summary>A day: what most operators can wait for in an emergency.</summary>
    private static readonly TimeSpan EmergencyBudget = TimeSpan.FromDays(1);

    /// <summary>The remarks, each a sentence.</summary>
    public static ImmutableArray<string> Of(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return [.. All(timing)];
    }

    private static IEnumerable<string> All(RolloverTiming timing)
    {
        var validity = RolloverWords.Duration(timing.SignatureValidity);
        if (timing.TTLsig >= timing.SignatureValidity)
        {
            yield return $"TTLsig ({RolloverWords.Duration(timing.TTLsig)}) is not shorter than the signatures are valid ({validity}): data outlives its signature in caches that do not mind (RFC 6781 §4.4.1)";
        }

        if (timing.TTLkey >= timing.SignatureValidity)
        {
            yield return $"TTLkey ({RolloverWords.Duration(timing.TTLkey)}) is not shorter than the signatures are valid ({validity})";
        }

        if (timing.Dsgn > TimeSpan.Zero && timing.Dsgn >= timing.SignatureValidity)
        {
            yield return $"Dsgn ({RolloverWords.Duration(timing.Dsgn)}) is not shorter than the signatures are valid ({validity}): some expire before they are renewed";
        }

        if (timing.TTLneg > EmergencyBudget)
        {
            yield return $"TTLneg ({RolloverWords.Duration(timing.TTLneg)}) is longer than a day: a wrong denial stays that long";
        }

        if (timing.TTLds > EmergencyBudget)
        {
            yield return $"TTLds ({RolloverWords.Duration(timing.TTLds)}) is longer than a day: a wrong DS stays that long, and only the parent can shorten it";
        }
    }
}
