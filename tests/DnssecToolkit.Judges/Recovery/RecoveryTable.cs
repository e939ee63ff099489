using System.Globalization;
using System.Text;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>Runs as tables.</summary>
public static class RecoveryTable
{
    /// <summary>The columns.</summary>
    public const string Head = "resolver\tscenario\tscript\tseed\tquestion\tdenial\tservers\tttl answer\tttl DNSKEY\tttl DS\tttl delegation\tttl negative\tverdict life set\tfirst query\tbreaks\tmends\tNTA\tfailure from\tfailure to\tfailure seen\trecovery from\trecovery to\trecovery seen\tmay be spared\tcontained\tseen\n";

    /// <summary>A row a run; times are seconds since the start of the script.</summary>
    public static string Rows(IEnumerable<LiveRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            var (@case, choices, forecast) = (run.Case, run.Case.Choices, run.Forecast);
            text.AppendJoin('\t',
                ResolverProcess.NameOf(run.Kind), @case.Name, @case.Scenario.Name, @case.Seed.ToString(CultureInfo.InvariantCulture), @case.Question, choices.Denial.Kind + (choices.Denial == Lab.DenialDescription.OptOutNsec3 ? " opt-out" : ""), choices.Servers,
                choices.ScriptTtls.Default, choices.ScriptTtls.Dnskey, choices.ScriptTtls.Ds, choices.ScriptTtls.Delegation, choices.ScriptTtls.Negative,
                @case.VerdictSeconds is { } seconds && run.Kind is ResolverKind.Unbound or ResolverKind.PowerDns ? @case.VerdictSeconds?.ToString(CultureInfo.InvariantCulture) ?? "default" : "default",
                Number(@case.FirstQuery.TotalSeconds), Number(choices.Breaks.TotalSeconds), Number(choices.Mends.TotalSeconds),
                @case.Anchor is { } anchor ? $"{Number(anchor.From.TotalSeconds)} to {Number(anchor.To.TotalSeconds)}" : "",
                Number(run.Seconds(forecast.Failure?.Earliest)), Number(run.Seconds(forecast.Failure?.Latest)), Number(run.Seconds(run.Failure)),
                Number(run.Seconds(forecast.Recovery?.Earliest)), Number(run.Seconds(forecast.Recovery?.Latest)), Number(run.Seconds(run.Recovery)),
                forecast.MayBeSpared ? "yes" : "no", run.IsContained ? "yes" : run.FailureIsContained ? "recovery missed" : "failure missed", run.Timeline);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Figures per resolver, and per resolver and scenario, as Markdown.</summary>
    public static string Summary(IReadOnlyCollection<LiveRun> runs)
    {
        var text = new StringBuilder("| Resolver | runs | contained | share | failures predicted to, median width | recoveries predicted to, median width |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var group in runs.GroupBy(run => run.Kind).OrderBy(group => group.Key))
        {
            var contained = group.Count(run => run.IsContained);
            text.Append(CultureInfo.InvariantCulture, $"| {ResolverProcess.NameOf(group.Key)} | {group.Count()} | {contained} | {100.0 * contained / group.Count():0.0} % | {Width(group.Select(run => run.Forecast.Failure))} | {Width(group.Select(run => run.Forecast.Recovery))} |\n");
        }

        text.Append("\n| Scenario | ").AppendJoin(" | ", runs.Select(run => run.Kind).Distinct().Order().Select(ResolverProcess.NameOf)).Append(" |\n|---|").Append(string.Concat(runs.Select(run => run.Kind).Distinct().Select(_ => "---:|"))).Append('\n');
        foreach (var scenario in LiveCase.Names.Where(name => runs.Any(run => run.Case.Name == name)))
        {
            text.Append("| `").Append(scenario).Append("` | ").AppendJoin(" | ", runs.Select(run => run.Kind).Distinct().Order().Select(kind =>
            {
                var these = runs.Where(run => run.Kind == kind && run.Case.Name == scenario).ToList();
                return string.Create(CultureInfo.InvariantCulture, $"{these.Count(run => run.IsContained)} of {these.Count}");
            })).Append(" |\n");
        }

        return text.Append('\n').AppendJoin('\n', runs.Where(run => !run.IsContained).Select(run => $"- {run}")).ToString();
    }

    private static string Width(IEnumerable<QueryBounds?> bounds)
    {
        var widths = bounds.OfType<QueryBounds>().Select(one => (one.Latest - one.Earliest).TotalSeconds).Order().ToList();
        return widths.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{widths[widths.Count / 2]:0} s");
    }

    private static string Number(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
}
