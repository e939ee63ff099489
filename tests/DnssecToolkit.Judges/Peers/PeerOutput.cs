using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Judges.Peers;

/// <summary>Reads verdict and reasons from what programs print. What each word means stands in <c>data/localisation/RULE.md</c>.</summary>
public static class PeerOutput
{
    /// <summary>What a program says of a question.</summary>
    public static PeerStatement Read(PeerAnswer answer, Question question) => answer.Program switch
    {
        Peer.Ours => DnssecOutput.Read(answer.Output),
        Peer.UnboundHost => UnboundHost(answer.Output),
        Peer.Delv => Delv(answer.Output),
        Peer.Drill => Drill(answer.Output),
        _ => DnsViz(answer.Output, question),
    };

    // unbound-host -v
    private static PeerStatement UnboundHost(string text) => new(
        Has(text, "(BOGUS") || Has(text, "validation failure") ? ResolverVerdict.Bogus
            : Has(text, "(insecure)") ? ResolverVerdict.Insecure
            : Has(text, "(secure)") ? ResolverVerdict.Secure
            : ResolverVerdict.Unresolved,
        [.. Lines(text).Where(line => line.Contains("validation failure", StringComparison.Ordinal))]);

    private static PeerStatement Delv(string text) => new(
        Has(text, "fully validated") ? ResolverVerdict.Secure
            : Has(text, "unsigned answer") || Has(text, "answer not validated") ? ResolverVerdict.Insecure
            : Has(text, "resolution failed") ? ResolverVerdict.Bogus
            : ResolverVerdict.Unresolved,
        [.. Lines(text).Where(line => line.StartsWith(";;", StringComparison.Ordinal))]);

    // drill -S: its reason is a line, followed by the records it means.
    private static PeerStatement Drill(string text)
    {
        var lines = Lines(text).ToList();
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
            Has(text, "Chase successful") ? ResolverVerdict.Secure : Has(text, "Chase failed") ? ResolverVerdict.Bogus : ResolverVerdict.Unresolved,
            reasons.ToImmutable());
    }

    // dnsviz grok: every error with the names of the objects around it, and the status of what was asked or of the last broken zone above it.
    private static PeerStatement DnsViz(string text, Question question)
    {
        if (!text.StartsWith('{'))
        {
            return new PeerStatement(ResolverVerdict.Unresolved, []);
        }

        using var json = JsonDocument.Parse(text);
        var reasons = new List<string>();
        var statuses = new List<(string Path, string Status)>();
        Walk(json.RootElement, "", reasons, statuses);
        var wanted = $"{question.Name}/IN/{question.Type}";

        // Asked for a DS set, what is judged is the parent's answer and not whether the child is secure.
        var child = question.Type == RecordType.Ds ? $"{question.Name} delegation" : null;
        var ofAnswer = statuses.Where(pair => pair.Path.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Status).ToList();
        var ofZones = statuses
            .Where(pair => pair.Path.Contains("delegation", StringComparison.Ordinal) && (child is null || !pair.Path.Contains(child, StringComparison.OrdinalIgnoreCase)))
            .Select(pair => pair.Status).ToList();
        var verdict = ofZones.Contains("BOGUS") || ofAnswer.Any(status => status is "BOGUS" or "INVALID") || (ofAnswer.Contains("INVALID_SIG") && !ofAnswer.Contains("VALID")) ? ResolverVerdict.Bogus
            : ofZones.Contains("INSECURE") || ofAnswer.Contains("INSECURE") ? ResolverVerdict.Insecure
            : ofAnswer.Count == 0 ? ResolverVerdict.Unresolved
            : reasons.Count > 0 && !ofAnswer.Exists(status => status is "VALID" or "SECURE") ? ResolverVerdict.Bogus
            : ResolverVerdict.Secure;
        return new PeerStatement(verdict, [.. reasons]);
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

    private static bool Has(string output, string text) => output.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());
}
