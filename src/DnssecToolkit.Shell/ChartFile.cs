using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Charts;

namespace DnssecToolkit.Shell;

/// <summary>Results as pictures: the words of <c>--format</c> that ask for one, and where it goes.</summary>
internal static class ChartFile
{
    /// <summary>The formats that are pictures.</summary>
    public static readonly string[] Formats = ["svg", "png"];

    /// <summary>The option that names the file of a picture or of any other result.</summary>
    public static Option<string?> Output() => new("--output", "-o") { Description = "Write to this file instead of standard output; png needs one.", HelpName = "FILE" };

    /// <summary>Refuses what cannot be written before anything is computed.</summary>
    public static void Check(string format, string? output)
    {
        if (format == "png" && output is null)
        {
            throw CommandException.WrongUsage("--format png writes octets: name a file with --output FILE");
        }
    }

    /// <summary>Writes a picture where one is asked for, else what a command writes to a terminal.</summary>
    public static void Write(string format, string? output, Func<ChartSpec> chart, Action<Terminal> text, Terminal terminal)
    {
        if (format == "png")
        {
            var octets = chart().ToPng();
            OutputFile.Write(output!, stream => stream.Write(octets));
        }
        else if (output is null)
        {
            WriteTo(terminal);
        }
        else
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            WriteTo(new Terminal(writer, terminal.Error));
            OutputFile.WriteText(output, writer.ToString());
        }

        void WriteTo(Terminal place)
        {
            if (format == "svg")
            {
                place.Output.Write(chart().ToSvg());
            }
            else
            {
                text(place);
            }
        }
    }
}
