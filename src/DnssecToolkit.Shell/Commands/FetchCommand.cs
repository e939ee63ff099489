using System.CommandLine;
using System.Globalization;
using System.Net;
using DnssecToolkit.Acquisition;
using DnssecToolkit.Captures;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec fetch NAME [TYPE]...</c>: asks live servers for the evidence, keeps it, and says what it shows.</summary>
internal static class FetchCommand
{
    public const string Name = "fetch";

    private const string SystemWord = "system";

    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The domain name in question." };
        var types = new Argument<string[]>("TYPE") { Description = "The record types in question; A if none is given.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Keep the evidence in this file as RFC 8427 lines (.gz compresses; - is standard output). Each exchange is written at once. Without it, nothing is kept.", HelpName = "FILE" };
        var append = new Option<bool>("--append") { Description = "Add to FILE if it is there; otherwise a file that is there is left alone." };
        var explain = new Option<bool>("--explain") { Description = "Also print the diagnosis; without -o that is what fetch does." };
        var follow = Durations.Option("--follow", "Fetch again at this interval and append to FILE until Ctrl+C, with a line about each round.");
        var hints = new Option<string?>("--hints") { Description = "Begin at the root servers in this file (a zone file with NS, A and AAAA records) in place of IANA's.", HelpName = "FILE" };
        var resolver = new Option<string[]>("--resolver", "--server") { Description = $"Ask through this resolver, with DO and CD set, in place of the zones' own servers; {SystemWord} takes those of this machine. May be given more than once.", HelpName = $"ADDRESS[#PORT]|{SystemWord}" };
        var port = Inputs.Options.Count("--port", "The port of every authoritative server; for labs.");
        var family = new Option<string?>("--at-address-only") { Description = "Ask servers at their IPv4 or their IPv6 addresses only.", HelpName = "4|6" };
        family.AcceptOnlyFromAmong("4", "6");
        var noProbes = new Option<bool>("--no-probes") { Description = "Do not ask for names that should not exist and for wildcards." };
        var timeout = Durations.Option("--timeout", "How long to wait for a server, repeated queries included. Default: 2s.");
        var time = Durations.Option("--time", "How long all of it may take. Default: 60s.");
        var queries = Inputs.Options.Count("--queries", "How many queries may be sent altogether. Default: 5000.");
        var rate = Inputs.Options.Count("--rate", "How many queries a second one server address is sent on average. Default: 30.");
        var anchors = Inputs.Options.TrustAnchor("Without it, the root's own.");
        var policy = new Option<string>("--policy") { Description = $"Judge as this resolver does: {string.Join(", ", ResolverPolicies.All.Select(known => known.Name))}.", HelpName = "POLICY", DefaultValueFactory = _ => "rfc" };
        var format = Inputs.Options.Format("text", "markdown", "json", "svg");
        var command = new ExampledCommand(Name, "Fetch the evidence from live servers: every server of every zone from the root down, on every address.")
        {
            Examples =
            [
                ("what is wrong with a name, now", "dnssec fetch www.example.org"),
                ("keep the evidence, and judge it later at will", "dnssec fetch denic.de A AAAA -o denic.jsonl && dnssec explain denic.de A --from denic.jsonl"),
                ("watch an incident: once a minute, until Ctrl+C; the file survives whatever ends the process", "dnssec fetch denic.de DS --follow 1m -o denic.jsonl.gz"),
                ("what the resolvers of this machine are told", "dnssec fetch example.org --resolver system"),
                ("a lab on loopback", "dnssec fetch www.signed.example --hints lab.hints --port 5300 --trust-anchor root.ds"),
            ],
            ExitCodes = "0 secure or insecure, or kept; 1 bogus; 2 wrong usage; 3 indeterminate, or nobody answered; 4 a file cannot be read or written; 130 ended by Ctrl+C (what was gathered is kept)",
        };
        foreach (var symbol in new Symbol[] { name, types, output, append, explain, follow, hints, resolver, port, family, noProbes, timeout, time, queries, rate, anchors, policy, format })
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((parsed, cancellation) =>
        {
            var walk = new WalkOptions
            {
                Hints = parsed.GetValue(hints) is { } hintsFile ? ReadHints(hintsFile) : RootHints.Iana,
                Resolvers = [.. (parsed.GetValue(resolver) ?? []).SelectMany(ResolversOf)],
                Port = PortOf(parsed.GetValue(port)),
                Families = parsed.GetValue(family) switch { "4" => AddressFamilies.IPv4, "6" => AddressFamilies.IPv6, _ => AddressFamilies.Both },
                Probes = !parsed.GetValue(noProbes),
            };
            walk = walk with
            {
                Patience = parsed.GetValue(timeout) is { } whole ? Scaled(walk.Patience, whole) : walk.Patience,
                Budget = walk.Budget with { Time = parsed.GetValue(time) ?? walk.Budget.Time, Queries = parsed.GetValue(queries) ?? walk.Budget.Queries },
                Politeness = walk.Politeness with { QueriesPerSecond = parsed.GetValue(rate) ?? walk.Politeness.QueriesPerSecond },
            };
            var anchorFiles = parsed.GetValue(anchors) ?? [];
            var run = new FetchRun(
                [.. TypesOf(parsed.GetValue(types)).Select(type => Inputs.Options.Question(parsed.GetRequiredValue(name), type)).Distinct()],
                walk,
                new Judging(Inputs.Options.ReadAnchors(anchorFiles), anchorFiles, ExplainCommand.PolicyOf(parsed.GetRequiredValue(policy)), parsed.GetRequiredValue(format)),
                terminal);
            return run.RunAsync(
                parsed.GetValue(output), parsed.GetValue(append), parsed.GetValue(explain), parsed.GetValue(follow), cancellation);
        });
        return command;
    }

    private static string[] TypesOf(string[]? types) => types is null or [] ? ["A"] : types;

    private static RootHints ReadHints(string file)
    {
        using var stream = InputFile.Open(file);
        var parsed = RootHints.Parse(stream);
        return parsed.TryGet(out var hints) ? hints : throw CommandException.Unreadable($"no root hints can be read from {file}: {parsed.Error}");
    }

    private static IEnumerable<IPEndPoint> ResolversOf(string text)
    {
        if (text == SystemWord)
        {
            var found = SystemResolvers.Find();
            return found.IsEmpty ? throw CommandException.WrongUsage("this machine has no resolvers set up; name one with --resolver ADDRESS") : found;
        }

        return ServerAddress.TryParse(text, out var server)
            ? [new IPEndPoint(server!.Address, server.Port)]
            : throw CommandException.WrongUsage($"--resolver \"{text}\" is not an address; write 192.0.2.53, 2001:db8::53#5353, or {SystemWord}");
    }

    private static int PortOf(int? port) => port is null or <= ushort.MaxValue
        ? port ?? 53
        : throw CommandException.WrongUsage(string.Create(CultureInfo.InvariantCulture, $"--port {port} is not a port; the largest is {ushort.MaxValue}"));

    private static Patience Scaled(Patience patience, TimeSpan whole) =>
        patience with { Whole = whole, Again = whole / 5, Tcp = whole * 1.5 };
}
