using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Judges.Peers;

/// <summary>Reads verdict and reasons from what programs print. What each word means stands in <c>data/localisation/RULE.md</c>.</summary>
public static class PeerOutput
{
    /// <summary><c>unbound-host -v</c>.</summary>
    public static PeerStatement UnboundHost(ProgramRun run) => new(
        Has(run, "(BOGUS") || Has(run, "validation failure") ? ResolverVerdict.Bogus
            : Has(run, "(insecure)") ? ResolverVerdict.Insecure
            : Has(run, "(secure)") ? ResolverVerdict.Secure
            : ResolverVerdict.Unresolved,
        [.. Lines(run).Where(line => line.Contains("validation failure", StringComparison.Ordinal))], run.Text, run.Took)
    { TimedOut = run.ExitCode is null };

    /// <summary><c>delv</c>.</summary>
    public static PeerStatement Delv(ProgramRun run) => new(
        Has(run, "fully validated") ? ResolverVerdict.Secure
            : Has(run, "unsigned answer") || Has(run, "answer not validated") ? ResolverVerdict.Insecure
            : Has(run, "resolution failed") ? ResolverVerdict.Bogus
            : ResolverVerdict.Unresolved,
        [.. Lines(run).Where(line => line.StartsWith(";;", StringComparison.Ordinal))], run.Text, run.Took)
    { TimedOut = run.ExitCode is null };

    /// <summary><c>drill -S</c>. Its reason is a line, followed by the records it means.</summary>
    public static PeerStatement Drill(ProgramRun run)
    {
        var lines = Lines(run).ToList();
        var reasons = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("|---", StringComparison.Ordinal) && lines[i].EndsWith(':'))
            {
                reasons.Add(string.Join(' ', lines.Skip(i).Take(6)));
            }
            else if (lines[i].Contains("first error was", StringComparison.Ordinal))
            {
                var tree = lines.Take(i).LastOrDefault(line => line.Contains('(', StringComparison.Ordinal) && !line.StartsWith('|'));
                reasons.Add($"{tree} {lines[i]}");
            }
        }

        return new PeerStatement(
            Has(run, "Chase successful") ? ResolverVerdict.Secure : Has(run, "Chase failed") ? ResolverVerdict.Bogus : ResolverVerdict.Unresolved,
            reasons.ToImmutable(), run.Text, run.Took)
        { TimedOut = run.ExitCode is null };
    }

    /// <summary><c>dnsviz grok</c>: every error with the names of the objects around it, and the status of what was asked or of the last broken zone above it.</summary>
    public static PeerStatement DnsViz(ProgramRun probe, ProgramRun? grok, Question question)
    {
        var took = probe.Took + (grok?.Took ?? TimeSpan.Zero);
        if (grok is null || grok.ExitCode != 0 || grok.Output.Length == 0)
        {
            return new PeerStatement(ResolverVerdict.Unresolved, [], probe.Text + grok?.Text, took) { TimedOut = probe.ExitCode is null || grok is { ExitCode: null } };
        }

        using var json = JsonDocument.Parse(grok.Output);
        var reasons = new List<string>();
        var statuses = new List<(string Path, string Status)>();
        Walk(json.RootElement, "", reasons, statuses);
        var wanted = $"{question.Name}/IN/{question.Type}";
        var ofAnswer = statuses.Where(pair => pair.Path.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Status).ToList();
        var ofZones = statuses.Where(pair => pair.Path.Contains("delegation", StringComparison.Ordinal)).Select(pair => pair.Status).ToList();
        var verdict = ofZones.Contains("BOGUS") || ofAnswer.Any(status => status is "BOGUS" or "INVALID") || (ofAnswer.Contains("INVALID_SIG") && !ofAnswer.Contains("VALID")) ? ResolverVerdict.Bogus
            : ofZones.Contains("INSECURE") || ofAnswer.Contains("INSECURE") ? ResolverVerdict.Insecure
            : ofAnswer.Count == 0 ? ResolverVerdict.Unresolved
            : reasons.Count > 0 && !ofAnswer.Exists(status => status is "VALID" or "SECURE") ? ResolverVerdict.Bogus
            : ResolverVerdict.Secure;
        return new PeerStatement(verdict, [.. reasons], grok.Output, took);
    }

    private static void Walk(JsonElement element, string path, List<string> reasons, List<(string, string)> statuses)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, path, reasons, statuses);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var here = element.TryGetProperty("id", out var id) ? $"{path} {id}" : path;
            if (element.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String)
            {
                statuses.Add((here, status.GetString()!));
            }

            foreach (var property in element.EnumerateObject())
            {
                if (property.Name == "errors")
                {
                    reasons.AddRange(property.Value.EnumerateArray().Select(error => $"{here} {error.GetProperty("code")}: {error.GetProperty("description")}"));
                }
                else
                {
                    Walk(property.Value, $"{here} {property.Name}", reasons, statuses);
                }
            }
        }
    }

    private static bool Has(ProgramRun run, string text) => run.Text.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(ProgramRun run) => run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());
}
