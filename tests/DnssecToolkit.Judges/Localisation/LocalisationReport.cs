using System.Globalization;
using System.Text;
using DnssecToolkit.Judges.Peers;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>The results as tables: figures, misses, and a row for each case.</summary>
public static class LocalisationReport
{
    private const int LongestStatement = 160;

    /// <summary>A row for each program.</summary>
    public static string Figures(IReadOnlyCollection<Localised> results)
    {
        var text = new StringBuilder("| program | cases | verdict right | causes to name | cause named | timed out | median s | longest s |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var group in results.GroupBy(result => result.Program).OrderBy(group => group.Key))
        {
            var seconds = group.Select(result => result.Answer.Seconds).Order().ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {NameOf(group.Key)} | {group.Count()} | {Verdicts(group)} | {group.Count(result => result.CauseRight is not null)} | {Causes(group)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {group.Count(result => result.Answer.TimedOut)} | {seconds[seconds.Count / 2]:F2} | {seconds[^1]:F1} |\n");
        }

        return text.ToString();
    }

    /// <summary>A row for each group of cases, with verdicts and causes of each program: <c>v 12/12 c 9/9</c>.</summary>
    /// <param name="results">The results.</param>
    /// <param name="heading">What the groups are.</param>
    /// <param name="groupOf">The group of a case.</param>
    public static string By(IReadOnlyCollection<Localised> results, string heading, Func<LocalisationCase, string> groupOf)
    {
        var programs = Programs(results);
        var text = new StringBuilder();
        Header(text, [heading, .. programs.SelectMany(program => (string[])[$"{NameOf(program)} verdict", "cause"])]);
        foreach (var group in results.GroupBy(result => groupOf(result.Case)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} |");
            foreach (var program in programs)
            {
                var own = group.Where(result => result.Program == program).ToList();
                var causes = own.Count(result => result.CauseRight is not null);
                text.Append(CultureInfo.InvariantCulture, $" {(own.Count == 0 ? "" : $"{own.Count(result => result.VerdictRight)}/{own.Count}")} | {(causes == 0 ? "" : $"{own.Count(result => result.CauseRight == true)}/{causes}")} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Ours that are not right by the rule, a line each; empty where all are.</summary>
    public static IEnumerable<string> OurMisses(IEnumerable<Localised> results) =>
        OurLines(results, result => IsMiss(result) || (result.Case.Fault is null && !result.WrongCodes.IsEmpty));

    /// <summary>Where a code is not found that the catalogue asks for, or one found that must not be, a line for each fault. Beyond the rule, which asks no peer for codes.</summary>
    public static IEnumerable<string> OurCodes(IEnumerable<Localised> results) =>
        from result in results
        where result.Program == Peer.Ours && result.Case.Fault is not null
        from code in result.WrongCodes
        group result.Case.Combination by (result.Case.Name, code) into missed
        select $"{missed.Key.Name}: {missed.Key.code} ({string.Join(", ", missed)})";

    private static IEnumerable<string> OurLines(IEnumerable<Localised> results, Func<Localised, bool> wanted) =>
        from result in results
        where result.Program == Peer.Ours && wanted(result)
        select $"{result.Case}, {result.Case.Question.Name} {result.Case.Question.Type}: expected {Expected(result.Case)}; "
            + $"{result.Statement.Verdict.ToString().ToLowerInvariant()}, {result.Said}{(result.WrongCodes.IsEmpty ? "" : $"; codes: {string.Join(", ", result.WrongCodes)}")}";

    /// <summary>The misses of the peers: a row for each fault, with the number of combinations in which a program missed verdict (v) or cause (c).</summary>
    public static string PeerMisses(IReadOnlyCollection<Localised> results)
    {
        var programs = Programs(results).Where(program => program != Peer.Ours).ToList();
        var text = new StringBuilder();
        Header(text, ["case", "expected", "combinations", .. programs.Select(NameOf)]);
        foreach (var group in results.Where(result => result.Program != Peer.Ours).GroupBy(result => result.Case.Name).Where(group => group.Any(IsMiss)))
        {
            var expected = string.Join(" or ", group.Select(result => result.Case.Expected).Select(one => $"{one.Status.ToString().ToLowerInvariant()} {one.Cause}".TrimEnd()).Distinct());
            var cells = programs.Select(program => group.Where(result => result.Program == program).ToList()).Select(own => string.Join(' ', new[]
            {
                Missed("v", own.Count(result => !result.VerdictRight)), Missed("c", own.Count(result => result.CauseRight == false)),
            }.Where(word => word.Length > 0)));
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {expected} | {group.Select(result => result.Case.Combination).Distinct().Count()} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Tab-separated, a row for each case: what was expected, and for each program its verdict, whether that is right (v), whether the cause is named (c), and the seconds.</summary>
    public static string Rows(IReadOnlyCollection<Localised> results)
    {
        var programs = Programs(results);
        var text = new StringBuilder().AppendJoin('\t', ["combination", "area", "case", "question", "expected", .. programs.Select(NameOf)]).Append('\n');
        foreach (var group in results.GroupBy(result => result.Case))
        {
            var cells = programs.Select(program => group.FirstOrDefault(result => result.Program == program)).Select(result => result is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{result.Statement.Verdict.ToString().ToLowerInvariant()} {Marks(result)} {result.Answer.Seconds:F2}"));
            text.AppendJoin('\t', [
                group.Key.Combination.ToString(), group.Key.Area, group.Key.Name, $"{group.Key.Question.Name} {group.Key.Question.Type}", Expected(group.Key), .. cells]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a program said where it missed the cause, a line each.</summary>
    public static IEnumerable<string> Statements(IEnumerable<Localised> results, Peer program) =>
        from result in results
        where result.Program == program && IsMiss(result)
        select $"{result.Case}: expected {Expected(result.Case)}; {result.Statement.Verdict} {(result.Said.Length > LongestStatement ? result.Said[..LongestStatement] : result.Said)}";

    /// <summary>The program as it is typed.</summary>
    public static string NameOf(Peer program) => program == Peer.Drill ? "drill -S" : PeerBench.ProgramOf(program);

    private static List<Peer> Programs(IEnumerable<Localised> results) => [.. results.Select(result => result.Program).Distinct().Order()];

    private static void Header(StringBuilder text, string[] cells) =>
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n|{string.Concat(Enumerable.Repeat("---|", cells.Length))}\n");

    private static string Expected(LocalisationCase one) =>
        $"{one.Expected.Status.ToString().ToLowerInvariant()}{(one.Expected.Cause is { } code ? $" {code} at {(one.IsAnyOwner ? "*" : one.Record.Name)} {one.Record.Type}" : "")}";

    private static bool IsMiss(Localised result) => !result.VerdictRight || result.CauseRight == false;

    private static string Missed(string what, int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{what}{count}");

    private static string Marks(Localised result) =>
        $"{(result.VerdictRight ? 'v' : '-')}{result.CauseRight switch { true => "c", false => "-", null => "" }}{(result.Answer.TimedOut ? " timeout" : "")}";

    private static string Verdicts(IEnumerable<Localised> group) => Share(group.Count(result => result.VerdictRight), group.Count());

    private static string Causes(IEnumerable<Localised> group) => Share(group.Count(result => result.CauseRight == true), group.Count(result => result.CauseRight is not null));

    private static string Share(int part, int whole) => whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{part} ({100.0 * part / whole:F1} %)");
}
