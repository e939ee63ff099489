using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec capture show FILE|FOLDER...</c>: a line for each exchange, or whole messages; then what validators said in their logs.</summary>
internal static class CaptureShowCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE|FOLDER") { Description = "Captures: pcap, pcapng, dnstap, RFC 8427 lines, DNSViz probe JSON, dig and delv text, hex text, and resolvers' logs for their hints; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var messages = new Option<bool>("--messages") { Description = "Print each response in full, in the manner of dig." };
        var filter = new ExchangeFilter();
        var command = new ExampledCommand("show", "Show what a capture holds: a line for each exchange, or whole messages.")
        {
            Examples =
            [
                ("what is in a recording", "dnssec capture show data/captures/good.pcap"),
                ("which names a resolver called bogus, and why", "dnssec capture show unbound.log"),
                ("the DNSKEY responses of one zone in full", "dnssec capture show data/captures/good.pcap --name example. --type DNSKEY --messages"),
            ],
            ExitCodes = "0 shown, 2 wrong usage, 4 unreadable",
        };
        command.Add(files);
        command.Add(messages);
        filter.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetRequiredValue(files), parsed.GetValue(messages), filter.Condition(parsed), terminal, cancellation)));
        return command;
    }

    private static int Run(string[] files, bool messages, Func<Exchange, bool> condition, Terminal terminal, CancellationToken cancellation)
    {
        var (shown, all) = (0, 0);
        var hints = new List<ValidationHint>();
        foreach (var exchange in EvidenceFiles.Stream(files, terminal, cancellation, hints.Add))
        {
            all++;
            if (!condition(exchange))
            {
                continue;
            }

            shown++;
            terminal.Output.WriteLine(SafeText.OnOneLine(Line(exchange)));
            if (messages && exchange.Response is { } response)
            {
                terminal.Output.WriteLine(SafeText.Visible(response.ToString()));
            }
        }

        terminal.EndProgress();
        foreach (var hint in hints)
        {
            terminal.Output.WriteLine(SafeText.OnOneLine($"hint: {hint}"));
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown} of {all} exchanges{Hints(hints.Count)}"));
        return ExitCode.Done;
    }

    private static string Hints(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {(count == 1 ? "hint" : "hints")} of validators");

    private static string Line(Exchange exchange)
    {
        var question = exchange.Question?.ToString() ?? "(no question)";
        var outcome = exchange.Response is { } response
            ? string.Create(CultureInfo.InvariantCulture, $"{response.ResponseCode}{(response.IsAuthoritative ? " aa" : "")}{(response.IsTruncated ? " tc" : "")}{(response.AuthenticData ? " ad" : "")} {response.Answer.Length}/{response.Authority.Length}/{response.Additional.Length} {exchange.ResponseOctets.Length} octets")
            : exchange.Outcome.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{exchange.At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {exchange.Server,-15} {exchange.Transport.ToString().ToLowerInvariant(),-4} {question}: {outcome}{Origin(exchange)}");
    }

    // What tells two records of one exchange apart, and text from evidence.
    private static string Origin(Exchange exchange) =>
        (exchange.Recorder is { } recorder ? $" [{recorder}]" : "") + (exchange.IsRemade ? " [made anew]" : "");
}
