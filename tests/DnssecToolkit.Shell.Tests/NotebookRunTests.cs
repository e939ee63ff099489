using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Running;

namespace DnssecToolkit.Shell.Tests;

public class NotebookRunTests
{
    [Fact]
    public async Task Cells_run_in_order_and_keep_their_outputs()
    {
        var result = await Run(new MarkdownCell("a", "# Story"), new CodeCell("b", "var x = 20;"), new CodeCell("c", "x + 1"));

        Assert.True(result.Succeeded);
        Assert.Equal([1, 2], result.Notebook.Cells.OfType<CodeCell>().Select(cell => cell.ExecutionCount));
        Assert.Equal("21", ResultOf(result.Notebook.Cells[2]));
    }

    [Fact]
    public async Task After_a_failing_cell_no_other_runs_and_no_old_output_stays()
    {
        var stale = new CodeCell("c", "1") { ExecutionCount = 9, Outputs = [new CellOutput.Stream("stdout", "old")] };

        var result = await Run(new CodeCell("a", "throw new Exception(\"no\");"), new MarkdownCell("b", "text"), stale);

        Assert.Equal(1, result.FailedCell);
        Assert.Equal(1, result.NotReached);
        Assert.IsType<CellOutput.Error>(Assert.Single(((CodeCell)result.Notebook.Cells[0]).Outputs));
        var unreached = (CodeCell)result.Notebook.Cells[2];
        Assert.Null(unreached.ExecutionCount);
        Assert.Empty(unreached.Outputs);
    }

    [Fact]
    public async Task A_cell_that_is_meant_to_fail_does_not_end_the_run()
    {
        var lesson = new CodeCell("a", "throw new Exception(\"as promised\");") { Metadata = new JsonObject { ["tags"] = new JsonArray("raises-exception") } };

        var result = await Run(lesson, new CodeCell("b", "2"));

        Assert.True(result.Succeeded);
        Assert.Equal("2", ResultOf(result.Notebook.Cells[1]));
    }

    [Fact]
    public async Task Empty_cells_are_passed_over()
    {
        var steps = new List<NotebookStep>();

        var result = await NotebookRun.RunAsync(
            new Notebook { Cells = [new CodeCell("a", " \n"), new CodeCell("b", "\n1")] }, new CellSession("/"), steps.Add);

        Assert.Null(((CodeCell)result.Notebook.Cells[0]).ExecutionCount);
        Assert.Equal(new NotebookStep.Begins(1, 1, "1"), steps[0]);
    }

    [Fact]
    public async Task An_interrupted_run_ends_at_the_cell_it_was_in()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var result = await NotebookRun.RunAsync(
            new Notebook { Cells = [new CodeCell("a", "await Task.Delay(60_000);"), new CodeCell("b", "1")] },
            new CellSession("/"), cancellation: interrupt.Token);

        Assert.Equal(1, result.FailedCell);
        Assert.Empty(((CodeCell)result.Notebook.Cells[1]).Outputs);
    }

    private static Task<NotebookRunResult> Run(params Cell[] cells) =>
        NotebookRun.RunAsync(new Notebook { Cells = [.. cells] }, new CellSession("/"));

    private static string? ResultOf(Cell cell) =>
        Assert.IsType<CellOutput.ExecuteResult>(Assert.Single(((CodeCell)cell).Outputs)).Data.Text;
}
