using System.CommandLine;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary>
/// <c>dnssec explain NAME [TYPE] --from FILE|FOLDER...</c>: judges recorded evidence for a question and says why.
/// </summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "The domain name in question; without one, the names that the evidence tells of are listed.", Arity = ArgumentArity.ZeroOrOne };
        var type = new Argument<string?>("TYPE") { Description = "The record type in question; A if none is given.", Arity = ArgumentArity.ZeroOrOne };
        var from = Inputs.Options.From();
        var at = Inputs.Options.At("Judge at this instant, in UTC; without it, at the end of the evidence.");
        var anchors = Inputs.Options.TrustAnchor("Without it, the root's own.");
        var policy = new Option<string>("--policy") { Description = $"Judge as this resolver does: {string.Join(", ", ResolverPolicies.All.Select(known => known.Name))}.", HelpName = "POLICY", DefaultValueFactory = _ => "rfc" };
        var server = new Option<string?>("--server") { Description = "Take this server's word alone wherever it spoke.", HelpName = "IP" };
        var format = Inputs.Options.Format("text", "markdown", "json", "svg");
        var command = new ExampledCommand(Name, "Say whether an answer is secure, insecure, bogus or indeterminate by recorded evidence, and why.")
        {
            Examples =
            [
                ("why an unsigned name failed", "dnssec explain www.plain.example A --from data/captures/broken-apex-nsec3.pcap --trust-anchor data/captures/root.ds --at 2026-11-24T14:00:00Z"),
                ("what one server of several served", "dnssec explain example SOA --from one-server-bad.pcap --server 127.53.1.2 --trust-anchor root.ds"),
                ("for a program", "dnssec explain denic.de DS --from captures/ --policy unbound --format json"),
                ("which names a resolver's log complains of", "dnssec explain --from unbound.log"),
                ("the chain of trust as a drawing", "dnssec explain denic.de DS --from captures/ --format svg > chain.svg"),
            ],
            ExitCodes = "0 secure or insecure, 1 bogus, 2 wrong usage, 3 indeterminate, 4 evidence unreadable",
        };
        command.Add(name);
        command.Add(type);
        command.Add(from);
        command.Add(at);
        command.Add(anchors);
        command.Add(policy);
        command.Add(server);
        command.Add(format);
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(name) is not { } asked ? QuestionProposals.Show(parsed.GetRequiredValue(from), terminal, cancellation) : Run(
            Inputs.Options.Question(asked, parsed.GetValue(type) ?? "A"),
            parsed.GetRequiredValue(from),
            parsed.GetValue(at),
            parsed.GetValue(anchors) ?? [],
            PolicyOf(parsed.GetRequiredValue(policy)),
            parsed.GetValue(server),
            parsed.GetRequiredValue(format),
            terminal,
            cancellation)));
        return command;
    }

    private static int Run(
        Question question, string[] from, string? at, string[] anchorFiles, ResolverPolicy policy, string? server, string format, Terminal terminal, CancellationToken cancellation)
    {
        var instant = at is null ? null : (DateTimeOffset?)Instant.Parse(at, "--at");
        var anchors = IncidentFolder.AnchorsFor(from, anchorFiles, terminal);
        var capture = EvidenceFiles.Read(from, terminal, cancellation);
        var diagnosis = Validator.Diagnose(
            capture, question, anchors, instant ?? EvidenceFiles.LastInstant(capture), policy, server is null ? null : ServerOf(server, capture), cancellation);
        terminal.Output.Write(Rendered(Explainer.Explain(diagnosis), format, terminal));
        if (anchorFiles.Length == 0 && diagnosis.Findings.Any(finding => finding.Code == AnchorNoMatch.Info.Code))
        {
            terminal.Complain("judged with the built-in trust anchor of the public root; if the evidence is of another root or below another anchor, name that with --trust-anchor FILE");
        }

        return ExitCodeOf(diagnosis.Status);
    }

    internal static int ExitCodeOf(SecurityStatus status) => status switch
    {
        SecurityStatus.Bogus => ExitCode.Bogus,
        SecurityStatus.Indeterminate => ExitCode.Indeterminate,
        _ => ExitCode.Done,
    };

    internal static string Rendered(Report report, string format, Terminal terminal) => format switch
    {
        "markdown" => report.ToMarkdown(),
        "json" => report.ToJson(),
        "svg" => report.ToSvg(),
        _ => terminal.Colour ? ReportColours.Paint(report.ToText(), terminal) : report.ToText(),
    };

    internal static ResolverPolicy PolicyOf(string name) => ResolverPolicies.Find(name)
        ?? throw CommandException.WrongUsage($"there is no policy \"{name}\"; there are {string.Join(", ", ResolverPolicies.All.Select(known => known.Name))}");

    private static ServerAddress ServerOf(string text, Capture capture) =>
        capture.Servers.FirstOrDefault(server => server.ToString() == text
            || (IPAddress.TryParse(text, out var address) && !server.IsNameOnly && server.Address.Equals(address)))
        ?? throw CommandException.WrongUsage($"no response of \"{text}\" is in the evidence; it holds responses of {string.Join(", ", capture.Servers.Take(20))}");
}
