using System.Globalization;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts of who is hit.</summary>
public static class BlastCharts
{
    private static readonly (SecurityStatus Status, Tone Tone, string Words)[] Order =
    [
        (SecurityStatus.Bogus, Tone.Bogus, "bogus: fail"), (SecurityStatus.Indeterminate, Tone.Indeterminate, "indeterminate"),
        (SecurityStatus.Insecure, Tone.Insecure, "insecure: go on working"), (SecurityStatus.Secure, Tone.Secure, "secure"),
    ];

    /// <summary>For each kind of names which part of them has which status, and what those that fail hang on.</summary>
    public static ChartSpec ToChart(this BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        var lanes = blast.Groups.GroupBy(names => names.Kind)
            .OrderByDescending(kind => kind.Where(names => names.Fails).Sum(names => names.Names) / (double)kind.Sum(names => names.Names)).ThenBy(kind => kind.Key)
            .Select(kind => LaneOf(blast, kind.Key, [.. kind]));
        var shown = blast.Groups.Select(group => group.Status).ToHashSet();
        return new ChartSpec(string.Create(CultureInfo.InvariantCulture, $"Who is hit under {blast.Zone} at {blast.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), new Axis(AxisKind.Share, "share of the names of each kind", 0, 1), Axis.Rows)
        {
            Headline = blast.Headline,
            Lanes = [.. lanes],
            Legend = [.. Order.Where(entry => shown.Contains(entry.Status)).Select(entry => new LegendEntry(entry.Tone, entry.Words))],
            Notes = [$"Judged under {blast.Policy}.{(blast.IsWholeZone ? "" : " Only names that were asked for in the recording are known.")}"],
        };
    }

    private static Lane LaneOf(BlastRadius blast, NameKind kind, List<BlastGroup> groups)
    {
        double all = groups.Sum(group => group.Names);
        var spans = new List<Span>();
        var from = 0.0;
        foreach (var (status, tone, _) in Order)
        {
            var names = groups.Where(group => group.Status == status).Sum(group => group.Names);
            if (names > 0)
            {
                var label = names.ToString("#,0", CultureInfo.InvariantCulture);
                spans.Add(new Span(from, from + (names / all), tone, $"{label} {status.ToString().ToLowerInvariant()}") { Label = label });
                from += names / all;
            }
        }

        var worst = groups.FirstOrDefault(group => group.Fails);
        var known = blast.Population.TryGetValue(kind, out var number) ? string.Create(CultureInfo.InvariantCulture, $"{number:#,0} in the zone; ") : "";
        return new Lane(kind.InWords(), [.. spans])
        {
            Note = worst is null ? known.TrimEnd(';', ' ')
                : $"{known}{(worst.Records.IsEmpty ? "lack a proof" : $"hang on {worst.Records[0].Record}")} ({worst.Code})",
        };
    }
}
