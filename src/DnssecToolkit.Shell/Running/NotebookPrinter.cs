using System.Globalization;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Shell.Running;

/// <summary>Prints a run as it happens: the text of what cells give, errors apart from results, a progress line while a cell is busy.</summary>
internal sealed class NotebookPrinter(Terminal terminal)
{
    private const int WidestProgress = 60;
    private bool _isInsideLine;

    /// <summary>Prints a step. Cells may give outputs from any thread; they come one at a time.</summary>
    public void Follow(NotebookStep step)
    {
        switch (step)
        {
            case NotebookStep.Begins cell:
                terminal.Progress(string.Create(
                    CultureInfo.InvariantCulture, $"cell {cell.Number} of {cell.Of}: {Shorten(SafeText.OnOneLine(cell.FirstLine))}"));
                break;
            case NotebookStep.Gives { Output: var output }:
                terminal.EndProgress();
                Print(output);
                break;
            case NotebookStep.Ends:
                terminal.EndProgress();
                EndLine();
                terminal.Output.Flush();
                break;
        }
    }

    private void Print(CellOutput output)
    {
        switch (output)
        {
            case CellOutput.Stream { Name: "stderr" } stream:
                terminal.Output.Flush();
                terminal.Error.Write(Harmless(stream.Text));
                break;
            case CellOutput.Stream stream:
                terminal.Output.Write(Harmless(stream.Text));
                _isInsideLine = !stream.Text.EndsWith('\n');
                break;
            case CellOutput.ExecuteResult { Data.Text: { } text }:
                PrintLine(text);
                break;
            case CellOutput.DisplayData { Data.Text: { } text }:
                PrintLine(text);
                break;
            case CellOutput.Error error:
                EndLine();
                terminal.Output.Flush();
                foreach (var line in error.Traceback)
                {
                    terminal.Error.WriteLine(Harmless(line));
                }

                break;
        }
    }

    private void PrintLine(string text)
    {
        EndLine();
        terminal.Output.WriteLine(Harmless(text).TrimEnd('\n'));
    }

    private void EndLine()
    {
        if (_isInsideLine)
        {
            terminal.Output.WriteLine();
            _isInsideLine = false;
        }
    }

    private static string Harmless(string text) => SafeText.Visible(AnsiText.WithoutColour(text));

    private static string Shorten(string line) => line.Length <= WidestProgress ? line : line[..(WidestProgress - 1)] + "…";
}
