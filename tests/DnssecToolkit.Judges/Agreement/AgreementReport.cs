using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>The figures of a run and every difference, as Markdown.</summary>
public static class AgreementReport
{
    /// <summary>Writes the table and the differences.</summary>
    public static string Write(string title, IReadOnlyCollection<Judged> judged, ImmutableArray<KnownDifference> known)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| Resolver | scenarios | secure | insecure | bogus or no answer | agree | differ, reason known | differ, unexplained |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var group in judged.GroupBy(one => one.Comparison.Resolver).OrderBy(group => group.Key))
        {
            var differ = group.Where(one => !one.Comparison.Agrees).ToList();
            var explained = differ.Count(one => known.Any(difference => difference.Explains(one)));
            text.Append(CultureInfo.InvariantCulture,
                $"| {ResolverProcess.Version(group.Key)} | {group.Count()} | {Count(group, ResolverVerdict.Secure)} | {Count(group, ResolverVerdict.Insecure)} | {Count(group, ResolverVerdict.Bogus) + Count(group, ResolverVerdict.Unresolved)} | {group.Count() - differ.Count} | {explained} | {differ.Count - explained} |\n");
        }

        var lines = Differences(judged, known).ToList();
        if (lines.Count > 0)
        {
            text.Append("\n| Scenario | faults | question | resolver says | ours | reason |\n|---|---|---|---|---|---|\n");
            lines.ForEach(line => text.Append(line).Append('\n'));
        }

        return text.ToString();
    }

    /// <summary>The differences that no reason is known for.</summary>
    public static IEnumerable<Judged> Unexplained(IEnumerable<Judged> judged, ImmutableArray<KnownDifference> known) =>
        judged.Where(one => !one.Comparison.Agrees && !known.Any(difference => difference.Explains(one)));

    private static IEnumerable<string> Differences(IEnumerable<Judged> judged, ImmutableArray<KnownDifference> known) =>
        from one in judged
        where !one.Comparison.Agrees
        let why = known.FirstOrDefault(difference => difference.Explains(one))
        let reason = why is null ? "**unexplained**" : why.Evidence.Length > 0 ? $"{why.Reason}: {why.Evidence}" : why.Reason
        select $"| {one.Name} | {one.Faults} | {one.Comparison.Question.Name} {one.Comparison.Question.Type} | {ResolverProcess.NameOf(one.Comparison.Resolver)}: {one.Comparison.Theirs} | {one.Comparison.OursAsVerdict}{(one.Comparison.Ours.Cause is { } cause ? $" ({cause.Finding.Code})" : "")} | {reason} |";

    private static int Count(IEnumerable<Judged> judged, ResolverVerdict verdict) => judged.Count(one => one.Comparison.Theirs == verdict);
}
