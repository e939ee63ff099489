using System.CommandLine;
using System.Globalization;
using System.Text;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Running;

namespace DnssecToolkit.Shell.Commands;

/// <summary>
/// <c>dnssec run NOTEBOOK.ipynb [-o OUT.ipynb] [--html OUT.html]</c>: runs a notebook without Jupyter, prints the text of
/// what its cells give, and stores it.
/// </summary>
/// <remarks>During the run the current directory is the notebook's folder, as in Jupyter, so a notebook finds what lies beside it.</remarks>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Build(Terminal terminal)
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "The notebook (.ipynb) with C# cells." };
        var output = new Option<string?>("--output", "-o") { Description = "Store the notebook with its outputs here; may be NOTEBOOK itself.", HelpName = "OUT.ipynb" };
        var html = new Option<string?>("--html") { Description = "Write a page for reading: one file, no network, no scripts.", HelpName = "OUT.html" };
        var command = new ExampledCommand(Name, "Run a notebook without Jupyter and store what its cells give.")
        {
            Examples =
            [
                ("print what the cells give and write a page to read", "dnssec run notebooks/01-first-diagnosis.ipynb --html first-diagnosis.html"),
                ("run a notebook and keep its outputs in it", "dnssec run incident.ipynb -o incident.ipynb"),
            ],
            ExitCodes = "0 every cell ran, 1 a cell failed (later ones are not run), 2 wrong usage, 4 the notebook cannot be read",
        };
        command.Add(notebook);
        command.Add(output);
        command.Add(html);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(notebook), parsed.GetValue(output), parsed.GetValue(html), terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string notebookPath, string? outputPath, string? htmlPath, Terminal terminal, CancellationToken cancellation)
    {
        var (source, output, html) = (Path.GetFullPath(notebookPath), Absolute(outputPath), Absolute(htmlPath));
        var notebook = Read(source, notebookPath);
        var before = Environment.CurrentDirectory;
        NotebookRunResult result;
        try
        {
            terminal.Progress("starting the C# session");
            Environment.CurrentDirectory = Path.GetDirectoryName(source)!;
            var session = new CellSession(Environment.CurrentDirectory);
            var printer = new NotebookPrinter(terminal);
            result = await NotebookRun.RunAsync(notebook, session, printer.Follow, cancellation).ConfigureAwait(false);
        }
        finally
        {
            terminal.EndProgress();
            Environment.CurrentDirectory = before;
        }

        Store(output, result.Notebook.Write);
        Store(html, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            HtmlPage.Write(result.Notebook, writer, Path.GetFileNameWithoutExtension(source));
        });

        if (result.Succeeded)
        {
            return ExitCode.Done;
        }

        var rest = result.NotReached switch { 0 => "", 1 => "; the cell after it was not run", var count => string.Create(CultureInfo.InvariantCulture, $"; the {count} cells after it were not run") };
        terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"cell {result.FailedCell} of {SafeText.OnOneLine(notebookPath)} failed{rest}"));
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Bogus;
    }

    private static Notebook Read(string path, string shown)
    {
        Notebook notebook;
        try
        {
            using var stream = File.OpenRead(path);
            notebook = Notebook.Read(stream);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Unreadable($"there is no file {shown}", failure);
        }
        catch (NotebookFormatException failure)
        {
            throw CommandException.Unreadable($"{shown}: {failure.Message}", failure);
        }

        return notebook.IsCSharp
            ? notebook
            : throw CommandException.Unreadable($"{shown}: its cells are {notebook.Language}; only C# is run");
    }

    private static void Store(string? path, Action<Stream> write)
    {
        if (path is not null)
        {
            OutputFile.Write(path, write);
        }
    }

    private static string? Absolute(string? path) => path is null ? null : Path.GetFullPath(path);
}
