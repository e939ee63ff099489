using System.Text.Json;
using System.Text.RegularExpressions;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Judges.Peers;

/// <summary>Reads verdict and reasons from what <c>dnsviz grok</c> prints.</summary>
public static class DnsVizOutput
{
    /// <summary>Every error with the names of the objects around it, and the status of what was asked, or of the last broken zone above it.</summary>
    public static PeerStatement Read(string text, Question question)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(question);
        if (!text.StartsWith('{'))
        {
            return new PeerStatement(ResolverVerdict.Unresolved, []);
        }

        using var json = JsonDocument.Parse(text);
        var reasons = new List<string>();
        var statuses = new List<(string Path, string Status)>();
        Walk(json.RootElement, "", reasons, statuses);
        return new PeerStatement(Verdict(reasons, statuses, question), [.. reasons]);
    }

    private static ResolverVerdict Verdict(List<string> reasons, List<(string Path, string Status)> statuses, Question question)
    {
        // Asked for a DS set, what is judged is the parent's answer and not whether the child is secure.
        var zones = statuses
            .Where(pair => pair.Path.EndsWith(" delegation", StringComparison.Ordinal))
            .Where(pair => question.Type != RecordType.Ds || pair.Path != $" {question.Name} delegation")
            .Select(pair => pair.Status).ToList();
        if (zones.Contains("BOGUS"))
        {
            return ResolverVerdict.Bogus;
        }

        var names = OfAnswers(statuses, question);
        return names.Count == 0 ? WithoutTrust(reasons, statuses, zones, $"queries {question.Name}/IN/{question.Type} ")
            : names.Contains("BOGUS") ? ResolverVerdict.Bogus
            : names.Contains("INSECURE") || zones.Contains("INSECURE") ? ResolverVerdict.Insecure
            : names.Contains("INDETERMINATE") ? ResolverVerdict.Unresolved
            : ResolverVerdict.Secure;
    }

    // The best status of the answers for each name that was asked for with the type: the question's and those that aliases lead to.
    private static List<string> OfAnswers(List<(string Path, string Status)> statuses, Question question)
    {
        var answer = new Regex($@"queries (?<name>\S+)/IN/{Regex.Escape(question.Type.ToString())} (answer|nodata|nxdomain) \S+$", RegexOptions.IgnoreCase);
        string[] order = ["SECURE", "INSECURE", "INDETERMINATE", "BOGUS"];
        return
        [
            .. from pair in statuses
               let match = answer.Match(pair.Path)
               where match.Success && order.Contains(pair.Status)
               group Array.IndexOf(order, pair.Status) by match.Groups["name"].Value into ofName
               select order[ofName.Min()],
        ];
    }

    // Grok gave no status to answers, as when it had to be run without trust anchors: what its parts say.
    private static ResolverVerdict WithoutTrust(List<string> reasons, List<(string Path, string Status)> statuses, List<string> zones, string asked)
    {
        var parts = statuses.Where(pair => pair.Path.Contains(asked, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Status).ToList();
        return zones.Contains("INSECURE") ? ResolverVerdict.Insecure
            : parts.Contains("VALID") ? ResolverVerdict.Secure
            : parts.Count > 0 || reasons.Exists(reason => reason.Contains(asked, StringComparison.OrdinalIgnoreCase)) ? ResolverVerdict.Bogus
            : ResolverVerdict.Unresolved;
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
}
