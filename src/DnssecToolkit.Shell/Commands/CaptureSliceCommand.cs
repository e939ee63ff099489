using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec capture convert|slice FILE|FOLDER... -o OUT</c>: writes exchanges, all or chosen ones, as RFC 8427 lines or pcap.</summary>
/// <remarks>RFC 8427 lines are written while reading, so that the size of the input does not matter; pcap is written in the order of time.</remarks>
internal static class CaptureSliceCommand
{
    public static Command Build(Terminal terminal, bool slices)
    {
        var files = new Argument<string[]>("FILE|FOLDER") { Description = "Captures.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Where to write; - for standard output as lines. A name that ends in .pcap gives pcap, any other RFC 8427 lines.", HelpName = "OUT", Required = true };
        var records = new Option<bool>("--records") { Description = "Write every record in readable form beside the octets (lines only)." };
        var filter = new ExchangeFilter();
        var command = slices
            ? new ExampledCommand("slice", "Cut a capture by time, server, name or type.")
            {
                Examples = [("one zone's exchanges of a quarter of an hour", "dnssec capture slice big.pcap --name de. --since 2026-05-05T19:30:00Z --until 2026-05-05T19:45:00Z -o start.jsonl")],
                ExitCodes = "0 written, 2 wrong usage, 4 unreadable",
            }
            : new ExampledCommand("convert", "Turn captures into RFC 8427 lines or pcap; several become one.")
            {
                Examples =
                [
                    ("readable and diffable", "dnssec capture convert data/captures/good.pcap -o good.jsonl --records"),
                    ("for Wireshark", "dnssec capture convert evidence.jsonl -o evidence.pcap"),
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
        var written = 0;
        var chosen = EvidenceFiles.Stream(files, terminal, cancellation).Where(exchange =>
        {
            var isChosen = condition(exchange);
            written += isChosen ? 1 : 0;
            return isChosen;
        });
        if (output == "-")
        {
            using var standard = Console.OpenStandardOutput();
            CaptureWriter.WriteJsonLines(standard, chosen, records);
            return ExitCode.Done;
        }

        OutputFile.Write(output, stream =>
        {
            if (Path.GetExtension(output) is ".pcap")
            {
                CaptureWriter.WritePcap(stream, new Capture(chosen));
            }
            else
            {
                CaptureWriter.WriteJsonLines(stream, chosen, records);
            }
        });
        terminal.EndProgress();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} exchanges written to {output}"));
        return ExitCode.Done;
    }
}
