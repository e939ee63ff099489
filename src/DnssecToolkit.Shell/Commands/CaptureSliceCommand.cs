using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec capture convert|slice FILE|FOLDER... -o OUT</c>: writes exchanges, all or chosen ones, as RFC 8427 lines, pcap or dnstap.</summary>
/// <remarks>RFC 8427 lines and dnstap are written while reading, so that the size of the input does not matter; pcap is written in the order of time.</remarks>
internal static class CaptureSliceCommand
{
    public static Command Build(Terminal terminal, bool slices)
    {
        var files = new Argument<string[]>("FILE|FOLDER") { Description = "Captures: pcap, pcapng, dnstap, RFC 8427 lines, DNSViz probe JSON, dig and delv text, hex text; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Where to write; - for standard output as lines. A name that ends in .pcap gives pcap, in .dnstap, .tap or .fstrm dnstap, any other RFC 8427 lines; .gz behind it compresses.", HelpName = "OUT", Required = true };
        var records = new Option<bool>("--records") { Description = "Write every record in readable form beside the octets (lines only)." };
        var filter = new ExchangeFilter();
        var command = slices
            ? new ExampledCommand("slice", "Cut a capture by time, server, name or type.")
            {
                Examples = [("one zone's exchanges of a quarter of an hour", "dnssec capture slice big.pcap --name de. --since 2026-05-05T19:30:00Z --until 2026-05-05T19:45:00Z -o start.jsonl")],
                ExitCodes = "0 written, 2 wrong usage, 4 unreadable",
            }
            : new ExampledCommand("convert", "Turn captures into RFC 8427 lines, pcap or dnstap; several become one.")
            {
                Examples =
                [
                    ("readable and diffable", "dnssec capture convert data/captures/good.pcap -o good.jsonl --records"),
                    ("for Wireshark", "dnssec capture convert evidence.jsonl -o evidence.pcap"),
                    ("for the tools of dnstap", "dnssec capture convert evidence.jsonl -o evidence.dnstap"),
                ],
                ExitCodes = "0 written, 2 wrong usage, 4 unreadable",
            };
        command.Add(files);
        command.Add(output);
        command.Add(records);
        if (slices)
        {
            filter.AddTo(command);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetRequiredValue(files),
            parsed.GetRequiredValue(output),
            parsed.GetValue(records),
            slices ? filter.Condition(parsed) : _ => true,
            terminal,
            cancellation)));
        return command;
    }

    private static int Run(string[] files, string output, bool records, Func<Exchange, bool> condition, Terminal terminal, CancellationToken cancellation)
    {
        var format = EvidenceOutput.FormatOf(output);
        if (records && format != EvidenceFormat.Lines)
        {
            throw CommandException.WrongUsage($"--records is for lines; a {format.ToString().ToLowerInvariant()} file holds nothing but octets");
        }

        var (written, all) = (0, 0);
        var chosen = EvidenceFiles.Stream(files, terminal, cancellation).Where(exchange =>
        {
            all++;
            var isChosen = condition(exchange);
            written += isChosen ? 1 : 0;
            return isChosen;
        });
        EvidenceOutput.Write(output, chosen, records);
        if (output != "-")
        {
            terminal.EndProgress();
            terminal.Output.WriteLine(SafeText.OnOneLine(string.Create(CultureInfo.InvariantCulture, $"{written} {(written == 1 ? "exchange" : "exchanges")} written to {output}")));
        }

        if (written == 0 && all > 0)
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"none of {all} exchanges is as asked for"));
        }

        return ExitCode.Done;
    }
}
