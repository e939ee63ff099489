using System.Collections.Immutable;
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
        _ => DnsVizOutput.Read(answer.Output, question),
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

    private static bool Has(string output, string text) => output.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());
}
