using System.Text;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Shell;

/// <summary>How a piece of text feels; what it looks like is the terminal's choice.</summary>
internal enum Tone
{
    /// <summary>Secure, done.</summary>
    Good,

    /// <summary>Bogus, failed.</summary>
    Bad,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>A heading.</summary>
    Strong,

    /// <summary>Of less weight than its surroundings.</summary>
    Faint,
}

/// <summary>
/// Where a command writes. Results go to <see cref="Output"/>, everything else to <see cref="Error"/>. Colour is used
/// only on a terminal and never under <c>NO_COLOR</c>; progress is shown only where standard error is a terminal.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool colour = false, bool progress = false)
{
    private const string EraseLine = "\r\u001b[K";
    private bool _progressShown;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Errors and progress.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether results may carry colour.</summary>
    public bool Colour { get; } = colour;

    /// <summary>Whether <see cref="Progress"/> shows anything; ask before computing an expensive text.</summary>
    public bool ShowsProgress { get; } = progress;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            Writer(Console.OpenStandardOutput(), atOnce: !Console.IsOutputRedirected),
            Writer(Console.OpenStandardError(), atOnce: true),
            colour: !plain && !Console.IsOutputRedirected,
            progress: !Console.IsErrorRedirected);
    }

    /// <summary>The text with the colour of its tone, or as it is where colour is not wanted.</summary>
    public string Paint(Tone tone, string text) => Colour && text.Length > 0
        ? $"\u001b[{Attributes(tone)}m{text}\u001b[0m"
        : text;

    /// <summary>Replaces the progress line.</summary>
    public void Progress(string text)
    {
        if (ShowsProgress)
        {
            Error.Write(EraseLine + SafeText.OnOneLine(text));
            _progressShown = true;
        }
    }

    /// <summary>Takes the progress line away, before something else is written.</summary>
    public void EndProgress()
    {
        if (_progressShown)
        {
            Error.Write(EraseLine);
            _progressShown = false;
        }
    }

    /// <summary>Writes one line about a failure; what a file or an argument smuggles into it is shown and not obeyed.</summary>
    public void Complain(string text)
    {
        EndProgress();
        Output.Flush();
        Error.WriteLine($"dnssec: {SafeText.OnOneLine(text)}");
    }

    private static StreamWriter Writer(Stream stream, bool atOnce) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024) { AutoFlush = atOnce, NewLine = "\n" };

    private static string Attributes(Tone tone) => tone switch
    {
        Tone.Good => "32",
        Tone.Bad => "1;31",
        Tone.Warning => "33",
        Tone.Strong => "1",
        _ => "2",
    };
}
