using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Acquisition;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary>How what was fetched is judged and shown.</summary>
/// <param name="Anchors">The trust anchors.</param>
/// <param name="AnchorFiles">Where they came from; empty for the built-in ones.</param>
/// <param name="Policy">The resolver policy.</param>
/// <param name="Format">The form of the report.</param>
internal sealed record Judging(TrustAnchors Anchors, string[] AnchorFiles, ResolverPolicy Policy, string Format)
{
    public Diagnosis Diagnose(Capture capture, Question question, CancellationToken cancellation) =>
        Validator.Diagnose(capture, question, Anchors, EvidenceFiles.LastInstant(capture), Policy, cancellationToken: cancellation);
}

/// <summary>One run of <c>dnssec fetch</c>.</summary>
internal sealed class FetchRun(ImmutableArray<Question> questions, WalkOptions options, Judging judging, Terminal terminal)
{
    private const int MostNoticesShown = 10;
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromMilliseconds(100);

    private readonly Walker _walker = new(options);

    public Task<int> RunAsync(string? output, bool append, bool explain, TimeSpan? follow, CancellationToken cancellation) => (output, follow) switch
    {
        (null, { }) => throw CommandException.WrongUsage("--follow needs a file to append to: -o FILE"),
        ("-", { }) => throw CommandException.WrongUsage("--follow needs a file to append to; standard output is none"),
        (_, { } interval) => FollowAsync(output!, interval, cancellation),
        ("-", null) => explain
            ? throw CommandException.WrongUsage("--explain and -o - would both write to standard output; name a file")
            : ToStandardOutputAsync(cancellation),
        (null, null) when append => throw CommandException.WrongUsage("--append needs a file: -o FILE"),
        (null, null) => ExplainOnlyAsync(cancellation),
        _ => KeepAsync(output!, append, explain, cancellation),
    };

    private async Task<int> ExplainOnlyAsync(CancellationToken cancellation)
    {
        var report = await _walker.WalkAsync(questions, progress: Progress(), cancellationToken: cancellation).ConfigureAwait(false);
        TellNotices(report);
        if (report.WasInterrupted)
        {
            return ExitCode.Interrupted;
        }

        var code = Explain(report);
        terminal.Complain($"{Summary(report)}; nothing was kept (-o FILE keeps the evidence)");
        return code;
    }

    private async Task<int> KeepAsync(string path, bool append, bool explain, CancellationToken cancellation)
    {
        WalkReport report;
        int count;
        using (var file = Open(path, append))
        {
            report = await _walker.WalkAsync(questions, file.Add, Progress(), cancellation).ConfigureAwait(false);
            file.Complete();
            count = file.Count;
        }

        TellNotices(report);
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Summary(report)}; {count} exchanges are in {path}"));
        if (report.WasInterrupted)
        {
            return ExitCode.Interrupted;
        }

        if (explain)
        {
            terminal.Output.WriteLine();
            return Explain(report);
        }

        TellNext(path);
        return report.Servers.Any(server => server.HasAnswered) ? ExitCode.Done : ExitCode.Indeterminate;
    }

    private async Task<int> ToStandardOutputAsync(CancellationToken cancellation)
    {
        var report = await _walker.WalkAsync(questions, progress: Progress(), cancellationToken: cancellation).ConfigureAwait(false);
        using (var standard = Console.OpenStandardOutput())
        {
            CaptureWriter.WriteJsonLines(standard, report.Capture.Exchanges);
        }

        TellNotices(report);
        terminal.Complain(Summary(report));
        return report.WasInterrupted ? ExitCode.Interrupted
            : report.Servers.Any(server => server.HasAnswered) ? ExitCode.Done : ExitCode.Indeterminate;
    }

    private async Task<int> FollowAsync(string path, TimeSpan interval, CancellationToken cancellation)
    {
        using var file = Open(path, append: true);
        terminal.Complain($"appending to {path} until Ctrl+C");
        var told = new HashSet<string>();
        await foreach (var report in _walker.FollowAsync(questions, interval, file.Add, Progress(), cancellation).ConfigureAwait(false))
        {
            foreach (var notice in report.Notices.Where(notice => notice is not Notice.Interrupted && told.Add(notice.ToString())))
            {
                terminal.Complain(notice.ToString());
            }

            if (report.WasInterrupted)
            {
                break;
            }

            terminal.EndProgress();
            foreach (var question in questions)
            {
                var diagnosis = judging.Diagnose(report.Capture, question, cancellation);
                var status = diagnosis.Status.ToString().ToLowerInvariant();
                var tone = diagnosis.Status switch { SecurityStatus.Secure => Tone.Good, SecurityStatus.Bogus => Tone.Bad, SecurityStatus.Indeterminate => Tone.Warning, _ => Tone.Faint };
                terminal.Output.WriteLine(
                    $"{diagnosis.At:yyyy-MM-dd HH:mm:ss} UTC  {terminal.Paint(tone, status)}  {question}  {Summary(report)}{(diagnosis.Cause is { } cause ? "  " + cause.Finding.Code : "")}");
            }

            terminal.Output.Flush();
        }

        file.Complete();
        terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"{file.Count} exchanges were added to {path}"));
        return ExitCode.Done;
    }

    private CaptureFile Open(string path, bool append)
    {
        try
        {
            var file = append ? CaptureFile.Append(path) : CaptureFile.Create(path);
            if (file.Repair is { } repair)
            {
                terminal.Complain($"{path}: {repair}");
            }

            return file;
        }
        catch (IOException) when (!append && File.Exists(path))
        {
            throw CommandException.WrongUsage($"{path} exists already; --append adds to it, or name another file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Unreadable($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    private int Explain(WalkReport report)
    {
        if (report.Capture.Exchanges.IsEmpty)
        {
            throw new CommandException(ExitCode.Indeterminate, "there is no evidence to judge: nobody could be asked");
        }

        var worst = SecurityStatus.Secure;
        var isFirst = true;
        var foreignRoot = false;
        foreach (var question in questions)
        {
            var diagnosis = judging.Diagnose(report.Capture, question, CancellationToken.None);
            worst = Worse(worst, diagnosis.Status);
            foreignRoot |= judging.AnchorFiles.Length == 0 && diagnosis.Findings.Any(finding => finding.Code == AnchorNoMatch.Info.Code);
            terminal.Output.Write(isFirst ? "" : "\n");
            terminal.Output.Write(ExplainCommand.Rendered(Explainer.Explain(diagnosis), judging.Format, terminal));
            isFirst = false;
        }

        if (foreignRoot)
        {
            terminal.Complain("judged with the built-in trust anchor of the public root; if this is another root, name its anchor with --trust-anchor FILE");
        }

        return ExplainCommand.ExitCodeOf(worst);
    }

    private void TellNotices(WalkReport report)
    {
        terminal.EndProgress();
        foreach (var notice in report.Notices.Take(MostNoticesShown))
        {
            terminal.Complain(notice.ToString());
        }

        if (report.Notices.Length > MostNoticesShown)
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"and {report.Notices.Length - MostNoticesShown} more notices"));
        }
    }

    private void TellNext(string path)
    {
        var anchors = string.Concat(judging.AnchorFiles.Select(file => $" --trust-anchor {file}"));
        terminal.Output.WriteLine("Next:");
        foreach (var question in questions)
        {
            terminal.Output.WriteLine($"  dnssec explain {question.Name} {question.Type} --from {path}{anchors}");
        }

        terminal.Output.WriteLine($"  dnssec capture show {path}");
    }

    private static string Summary(WalkReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Servers.Count(server => server.HasAnswered)} of {report.Servers.Length} servers answered, {report.Queries} queries in {report.Duration.TotalSeconds:0.0#} s");

    private static SecurityStatus Worse(SecurityStatus one, SecurityStatus other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(SecurityStatus status) => status switch
    {
        SecurityStatus.Bogus => 3,
        SecurityStatus.Indeterminate => 2,
        SecurityStatus.Insecure => 1,
        _ => 0,
    };

    private ProgressLine? Progress() => terminal.ShowsProgress ? new ProgressLine(terminal) : null;

    /// <summary>Shows how far the walk has come, ten times a second at most.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<WalkProgress>
    {
        private long _shownAt;

        public void Report(WalkProgress value)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (TimeProvider.System.GetElapsedTime(_shownAt, now) >= BetweenProgress)
            {
                _shownAt = now;
                terminal.Progress(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value.ServersAnswered} of {value.Servers} servers answered, {value.OpenQuestions} questions open, {value.Queries} queries sent, at most {value.TimeLeft.TotalSeconds:0.0} s for what is open"));
            }
        }
    }
}
