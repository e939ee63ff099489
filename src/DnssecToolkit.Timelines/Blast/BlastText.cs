using System.Globalization;
using System.Text;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A blast radius as text and Markdown: the headline, who fails and on what, who does not, and the policies that disagree.</summary>
public static class BlastText
{
    private const int MostRecords = 3;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The result as plain text.</summary>
    public static string ToText(this BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        var text = new StringBuilder();
        text.Append(blast.Headline).Append('\n');
        text.Append(Plain, $"Judged under {blast.Policy}; {Basis(blast)}.\n");
        if (blast.Queries is { } shares)
        {
            text.Append(Plain, $"Of the queries that were given, {shares.Failing:p1} fail{(shares.Unknown > 0 ? string.Create(Plain, $"; of {shares.Unknown:p1} the evidence tells nothing") : "")}.\n");
        }

        text.Append(Plain, $"\n  {"kind",-24}{"fail",8}{"judged",8}{(blast.IsWholeZone ? $"{"in the zone",14}" : "")}\n");
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            var (failing, all) = blast.Count(kind);
            if (all > 0)
            {
                var known = blast.Population.TryGetValue(kind, out var names) ? names.ToString(Plain) : "";
                text.Append(string.Create(Plain, $"  {kind.InWords(),-24}{failing,8}{all,8}{known,14}").TrimEnd()).Append('\n');
            }
        }

        foreach (var group in blast.Groups)
        {
            Append(text, group);
        }

        return text.ToString();
    }

    /// <summary>The result as Markdown: the headline, a table of the groups, and what hangs on each record.</summary>
    public static string ToMarkdown(this BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        var text = new StringBuilder();
        text.Append(Plain, $"**{Escape(blast.Headline)}**\n\nJudged under {Escape(blast.Policy)}; {Escape(Basis(blast))}.\n\n");
        if (blast.Queries is { } shares)
        {
            text.Append(Plain, $"Of the queries that were given, {shares.Failing:p1} fail; of {shares.Unknown:p1} the evidence tells nothing.\n\n");
        }

        text.Append("| kind | names | status | hang on | code | since | other policies |\n|---|---:|---|---|---|---|---|\n");
        foreach (var group in blast.Groups)
        {
            text.Append(Plain, $"| {(group.Names == 1 ? group.Kind.InOneWord() : group.Kind.InWords())} | {group.Names} | {Word(group.Status)} | {Escape(Hanging(group))} | {group.Code} | {group.Since} | {Escape(Dissent(group) ?? "")} |\n");
        }

        foreach (var group in blast.Groups.Where(group => group.Reach is not null).DistinctBy(group => group.Records[0].Record))
        {
            text.Append(Plain, $"\n- {Escape(group.Records[0].Record.ToString())}: {Escape(group.Reach!)}");
        }

        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, BlastGroup group)
    {
        text.Append(Plain, $"\n{Word(group.Status)}{(group.Code is null ? "" : $"[{group.Code}]")}: {group.Kind.Counted(group.Names)}, such as {group.Example.Question}\n");
        if (group.Fails)
        {
            text.Append(Plain, $"  hang on  {Hanging(group)}\n");
        }

        if (group.Reach is { } reach)
        {
            text.Append(Plain, $"  reach    {reach}\n");
        }

        if (group.Since is { } since)
        {
            text.Append(Plain, $"  since    {since}\n");
        }

        if (Dissent(group) is { } dissent)
        {
            text.Append(Plain, $"  policies {dissent}\n");
        }
    }

    private static string Basis(BlastRadius blast) => blast.IsWholeZone
        ? string.Create(Plain, $"the zone is known whole, {blast.Verdicts.Length} questions stand for its names")
        : string.Create(Plain, $"only the {blast.Verdicts.Length} questions that were recorded are known");

    private static string Hanging(BlastGroup group) => group.Records.IsEmpty ? group.Fails ? "no record: the proof that they need is missing" : "" : string.Join(", ", group.Records.Take(MostRecords).Select(record => group.Records.Length == 1 ? record.Record.ToString() : string.Create(Plain, $"{record.Record} ({record.Names})")))
        + (group.Records.Length > MostRecords ? string.Create(Plain, $" and {group.Records.Length - MostRecords} more") : "");

    /// <summary>The policies whose status is another one; null where all agree.</summary>
    private static string? Dissent(BlastGroup group)
    {
        var others = group.ByPolicy.Where(one => one.Status != group.Status).ToList();
        return others.Count == 0 ? null : string.Join(", ", others.GroupBy(one => one.Status).Select(status => $"{Word(status.Key)} under {string.Join(", ", status.Select(one => one.Policy))}"));
    }

    private static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
