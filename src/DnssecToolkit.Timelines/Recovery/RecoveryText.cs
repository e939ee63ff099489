using System.Globalization;
using System.Text;

namespace DnssecToolkit.Timelines;

/// <summary>A recovery report as text: the headline, the table for each kind of names, the curve, the bend, and what would have helped.</summary>
public static class RecoveryText
{
    private const int CurveWidth = 60;

    /// <summary>The report as plain text of at most 150 columns.</summary>
    public static string ToText(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(report.Headline).Append("\n\n").Append(report.Incident.Title).Append('\n');
        foreach (var assumed in report.Incident.Assumed)
        {
            text.Append(CultureInfo.InvariantCulture, $"assumed: {assumed}\n");
        }

        foreach (var part in report.Rows.Select(row => row.Part).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{part.Outage.Name} ({part.Share:p1} of the names), answers of {part.Outage.Answer.Ttl} s\n");
            if (report.Rows.Where(row => row.Part == part).All(row => row.Bounds.Failure is null))
            {
                text.Append("  no resolver fails\n");
                continue;
            }

            text.Append("  resolver          fails: first  half      last        recovers: first  half        last        held by\n");
            foreach (var (_, bounds) in report.Rows.Where(row => row.Part == part))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {bounds.Profile.Name,-17} ");
                if (bounds.Failure is not { } failure || bounds.Recovery is not { } recovery)
                {
                    text.Append("never\n");
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"{Time(part, failure.Earliest),-13} {Time(part, failure.Median),-9} {Time(part, failure.Latest),-11} {Time(part, recovery.Earliest),-16} {Time(part, recovery.Median),-11} {Time(part, recovery.Latest),-11} {bounds.HeldInWords}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\nquestions that fail behind validating resolvers (UTC), and SERVFAIL among all responses when each of them is asked {report.Population.Repeats:0.#} times\n");
        AppendCurve(text, report);
        if (report.Knee is { } knee)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe climb bends near {knee.At.UtcDateTime:HH:mm} UTC at {knee.Failing:p0}: {knee.Reason}.\n");
        }

        if (!report.Mitigations.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nwhat would have helped (user-minutes for {report.Population.Users:n0} users, {report.Population.ValidatingShare:p0} of them behind validating resolvers)\n");
            foreach (var mitigation in report.Mitigations)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {mitigation.UserMinutes,16:n0}  {(mitigation.Saved == 0 ? "" : mitigation.Saved.ToString("p0", CultureInfo.InvariantCulture)),6}  {mitigation.Title}\n");
            }
        }

        return text.ToString();
    }

    // Times are those of the day of the onset; another day is told by its distance.
    internal static string Time(IncidentPart part, DateTimeOffset? instant)
    {
        if (instant is not { } at)
        {
            return "not yet";
        }

        var rounded = DateTimeOffset.FromUnixTimeSeconds((long)Math.Round(at.ToUnixTimeMilliseconds() / 1000.0)).UtcDateTime;
        var days = (rounded.Date - part.Outage.Onset.UtcDateTime.Date).Days;
        return rounded.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + (days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"+{days}d"));
    }

    private static void AppendCurve(StringBuilder text, RecoveryReport report)
    {
        var curve = report.Curve;
        var step = Math.Max(1, (int)Math.Ceiling(TimeSpan.FromMinutes(15) / curve.Bin));
        while (curve.Failing.Length / step > 40)
        {
            step *= 2;
        }

        for (var bin = 0; bin < curve.Failing.Length; bin += step)
        {
            var share = curve.Failing[bin];
            var mark = report.Incident.Marks.Where(mark => mark.At >= curve.At(bin) && mark.At < curve.At(bin + step)).Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.At.UtcDateTime:HH:mm} {mark.What}"));
            var line = string.Create(CultureInfo.InvariantCulture, $"  {curve.At(bin).UtcDateTime:HH:mm} {share,5:p0} {curve.ServfailAt(curve.At(bin), report.Population),5:p0} {new string('#', (int)Math.Round(share * CurveWidth)),-CurveWidth} {string.Join("; ", mark)}");
            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
