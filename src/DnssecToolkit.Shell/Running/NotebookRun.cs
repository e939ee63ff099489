using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks;

namespace DnssecToolkit.Shell.Running;

/// <summary>A notebook that was run.</summary>
/// <param name="Notebook">With its new outputs.</param>
/// <param name="FailedCell">The number of the execution that ended the run, as its traceback names it; null if none did.</param>
/// <param name="NotReached">How many cells with code were not run.</param>
internal sealed record NotebookRunResult(Notebook Notebook, int? FailedCell, int NotReached = 0)
{
    /// <summary>Whether every cell ran to its end.</summary>
    public bool Succeeded => FailedCell is null;
}

/// <summary>A step of a run, as it happens.</summary>
internal abstract record NotebookStep
{
    private NotebookStep()
    {
    }

    /// <summary>A code cell begins.</summary>
    public sealed record Begins(int Number, int Of, string FirstLine) : NotebookStep;

    /// <summary>The running cell gave something.</summary>
    public sealed record Gives(CellOutput Output) : NotebookStep;

    /// <summary>A code cell ended.</summary>
    public sealed record Ends(int Number, CellOutcome Outcome) : NotebookStep;
}

/// <summary>Runs the code cells of a notebook in order and stops at the first that fails.</summary>
internal static class NotebookRun
{
    /// <summary>The cell tag by which a notebook says that a cell is meant to fail (the convention of Jupyter's own runner).</summary>
    private const string MeantToFail = "raises-exception";

    /// <summary>Runs a notebook. Outputs of earlier runs are dropped, those of cells that are not reached as well.</summary>
    public static async Task<NotebookRunResult> RunAsync(
        Notebook notebook, CellSession session, Action<NotebookStep>? follow = null, CancellationToken cancellation = default)
    {
        var codeCells = notebook.Cells.OfType<CodeCell>().Count(HasCode);
        var cells = ImmutableArray.CreateBuilder<Cell>(notebook.Cells.Length);
        int? failed = null;
        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            if (cell is not CodeCell code || failed is not null || !HasCode(code))
            {
                cells.Add(cell is CodeCell unreached ? unreached with { ExecutionCount = null, Outputs = [] } : cell);
                continue;
            }

            number++;
            follow?.Invoke(new NotebookStep.Begins(number, codeCells, FirstLine(code.Source)));
            var outcome = await session
                .RunAsync(code.Source, output => follow?.Invoke(new NotebookStep.Gives(output)), cancellation)
                .ConfigureAwait(false);
            cells.Add(code with { ExecutionCount = outcome.ExecutionCount, Outputs = outcome.Outputs });
            follow?.Invoke(new NotebookStep.Ends(number, outcome));
            if (!outcome.Succeeded && (!IsMeantToFail(code) || cancellation.IsCancellationRequested))
            {
                failed = outcome.ExecutionCount;
            }
        }

        return new NotebookRunResult(notebook with { Cells = cells.ToImmutable() }, failed, codeCells - number);
    }

    private static bool HasCode(CodeCell cell) => !string.IsNullOrWhiteSpace(cell.Source);

    private static string FirstLine(string source) =>
        source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";

    private static bool IsMeantToFail(CodeCell cell) =>
        cell.Metadata["tags"] is JsonArray tags
        && tags.Any(tag => tag is JsonValue value && value.TryGetValue(out string? text) && text == MeantToFail);
}
