using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Shell.Running;

/// <summary>Collects what one cell gives, in order and within a budget, from whichever thread it comes.</summary>
internal sealed class CellOutputs(OutputBudget budget, Action<CellOutput>? live = null)
{
    private readonly Lock _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _text = new();
    private string? _textStream;
    private long _written;
    private int _displays;
    private bool _closed;

    /// <summary>Adds console text; neighbouring pieces of one stream become one output.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_closed || text.IsEmpty)
            {
                return;
            }

            var room = budget.ConsoleCharacters - _written;
            _written += text.Length;
            if (room <= 0)
            {
                return;
            }

            if (_textStream != stream)
            {
                EndText();
                _textStream = stream;
            }

            var kept = text.Length <= room ? text : text[..(int)room];
            _text.Append(kept);
            live?.Invoke(new CellOutput.Stream(stream, kept.ToString()));
        }
    }

    /// <summary>Adds a value that the cell shows while it runs.</summary>
    public void Show(MimeBundle bundle)
    {
        lock (_lock)
        {
            if (!_closed && _displays++ < budget.Displays)
            {
                Add(new CellOutput.DisplayData(Fit(bundle)));
            }
        }
    }

    /// <summary>Adds the value of the last expression.</summary>
    public void ShowResult(MimeBundle bundle, int executionCount)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                Add(new CellOutput.ExecuteResult(executionCount, Fit(bundle)));
            }
        }
    }

    /// <summary>Ends the collection, with the error that ended the cell if there was one. What comes later is dropped.</summary>
    public ImmutableArray<CellOutput> Close(CellOutput.Error? error = null)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                EndText();
                ReportWhatWasCut();
                if (error is not null)
                {
                    Add(error);
                }

                _closed = true;
            }

            return [.. _outputs];
        }
    }

    private void ReportWhatWasCut()
    {
        if (_written > budget.ConsoleCharacters)
        {
            Add(new CellOutput.Stream("stderr", string.Create(
                CultureInfo.InvariantCulture,
                $"\n(the cell wrote {_written:N0} characters; only the first {budget.ConsoleCharacters:N0} are kept)\n")));
        }

        if (_displays > budget.Displays)
        {
            Add(new CellOutput.Stream("stderr", string.Create(
                CultureInfo.InvariantCulture,
                $"(the cell showed {_displays:N0} values; only the first {budget.Displays:N0} are kept)\n")));
        }
    }

    private void Add(CellOutput output)
    {
        EndText();
        _outputs.Add(output);
        live?.Invoke(output);
    }

    private void EndText()
    {
        if (_text.Length > 0)
        {
            _outputs.Add(new CellOutput.Stream(_textStream!, _text.ToString()));
            _text.Clear();
        }

        _textStream = null;
    }

    private MimeBundle Fit(MimeBundle bundle)
    {
        if (bundle.Parts.All(part => part.Data.Length <= budget.FormCharacters))
        {
            return bundle;
        }

        var kept = bundle.Parts.Where(part => part.Data.Length <= budget.FormCharacters);
        var left = string.Join(", ", bundle.Parts.Where(part => part.Data.Length > budget.FormCharacters).Select(part => string.Create(
            CultureInfo.InvariantCulture, $"{part.MimeType} of {part.Data.Length:N0} characters")));
        var note = string.Create(CultureInfo.InvariantCulture, $"(left out, over the budget of {budget.FormCharacters:N0}: {left})");
        var text = kept.FirstOrDefault(part => part.MimeType == MimeTypes.Plain)?.Data;
        return new MimeBundle(kept.Append(new MimePart(MimeTypes.Plain, text is null ? note : $"{text}\n{note}")));
    }
}
