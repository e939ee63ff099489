using System.Globalization;
using System.Text;

namespace DnssecToolkit.Timelines;

/// <summary>A recovery report as Markdown, for a postmortem.</summary>
public static class RecoveryMarkdown
{
    /// <summary>The headline, what is assumed, the table for each kind of names, the curve every quarter of an hour, the bend, and what would have helped.</summary>
    public static string ToMarkdown(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{report.Headline}**\n\n{report.Incident.Title}\n\n{report.Incident.Sources}\n");
        foreach (var assumed in report.Incident.Assumed)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- Assumed: {assumed}");
        }

        text.Append('\n');
        foreach (var part in report.Rows.Select(row => row.Part).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {part.Outage.Name} ({part.Share:p1} of the names)\n\n| resolver | first fails | half fail | all fail | first recovers | half | all | held by |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var (_, bounds) in report.Rows.Where(row => row.Part == part))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {bounds.Profile.Name} | ");
                text.Append(bounds.Failure is { } failure && bounds.Recovery is { } recovery
                    ? string.Join(" | ", Time(failure.Earliest), Time(failure.Median), Time(failure.Latest), Time(recovery.Earliest), Time(recovery.Median), Time(recovery.Latest), bounds.HeldInWords)
                    : "never | | | | | | ");
                text.Append(" |\n");

                string Time(DateTimeOffset? at) => RecoveryText.Time(part, at);
            }
        }

        text.Append("\n## The curve\n\n| UTC | failing questions | SERVFAIL responses | stale answers |\n|---|---|---|---|\n");
        var step = Math.Max(1, (int)Math.Ceiling(TimeSpan.FromMinutes(15) / report.Curve.Bin));
        for (var bin = 0; bin < report.Curve.Failing.Length; bin += step)
        {
            var at = report.Curve.At(bin);
            text.Append(CultureInfo.InvariantCulture, $"| {at.UtcDateTime:yyyy-MM-dd HH:mm} | {report.Curve.Failing[bin]:p1} | {report.Curve.ServfailAt(at, report.Population):p1} | {report.Curve.Stale[bin]:p1} |\n");
        }

        if (report.Knee is { } knee)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe climb bends near {knee.At.UtcDateTime:HH:mm} UTC at {knee.Failing:p0}: {knee.Reason}.\n");
        }

        if (!report.Mitigations.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## What would have helped\n\nFor {report.Population.Users:n0} users, {report.Population.ValidatingShare:p0} of them behind validating resolvers.\n\n| what | user-minutes | saved |\n|---|---|---|\n");
            foreach (var mitigation in report.Mitigations)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {mitigation.Title} | {mitigation.UserMinutes:n0} | {mitigation.Saved:p0} |\n");
            }
        }

        return text.ToString();
    }
}
