using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary>What <c>dnssec explain</c> says where no name was given: the questions that the evidence tells of, those that validators complained of first.</summary>
internal static class QuestionProposals
{
    private const int Most = 20;

    public static int Show(string[] from, Terminal terminal, CancellationToken cancellation)
    {
        var capture = EvidenceFiles.Read(from, terminal, cancellation, hintsSuffice: true);
        terminal.EndProgress();
        var failures = capture.Hints.GroupBy(hint => (hint.Name, Type: hint.Type ?? RecordType.A)).OrderByDescending(group => group.Count()).ToList();
        List(terminal, "Validators said of these that they failed", failures.Count, failures.Select(group => $"{group.Key.Name} {group.Key.Type}  {Times(group.Count())}: {group.First().Reason}{Program(group.First())}"));

        var answered = capture.Questions.Where(question => question.Class == RecordClass.Internet).OrderBy(question => question.Name).ThenBy(question => question.Type.Number).ToList();
        List(terminal, "The evidence holds messages about", answered.Count, answered.Select(question => $"{question.Name} {question.Type}"));
        if (answered.Count == 0 && capture.StandIns.IsEmpty)
        {
            terminal.Output.WriteLine("There is no DNS message in the evidence, and only messages can be judged: add a capture, or ask with 'dig +dnssec' and give its output.");
        }

        terminal.Complain("name one of these: dnssec explain NAME [TYPE] --from ...");
        return ExitCode.WrongUsage;
    }

    private static void List(Terminal terminal, string title, int count, IEnumerable<string> lines)
    {
        if (count == 0)
        {
            return;
        }

        terminal.Output.WriteLine($"{title}:");
        foreach (var line in lines.Take(Most))
        {
            terminal.Output.WriteLine($"  {SafeText.OnOneLine(line)}");
        }

        if (count > Most)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {count - Most} more"));
        }
    }

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static string Program(ValidationHint hint) => hint.Program is { } program ? $" ({program})" : "";
}
