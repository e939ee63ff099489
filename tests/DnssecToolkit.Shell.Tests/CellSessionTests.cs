using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Running;

namespace DnssecToolkit.Shell.Tests;

public class CellSessionTests
{
    private readonly CellSession _session = new(AppContext.BaseDirectory);

    [Fact]
    public async Task What_a_cell_declares_the_next_one_knows()
    {
        await Succeeds("var tag = 26755; int Twice(int n) => 2 * n; record Zone(string Name);");
        await Succeeds("using System.Globalization;");

        Assert.Equal("53510", await ResultOf("Twice(tag)"));
        Assert.Equal("de.", await ResultOf("new Zone(\"de.\").Name"));
        Assert.Equal("1.5", await ResultOf("1.5.ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task A_cell_may_await() => Assert.Equal("3", await ResultOf("await Task.Delay(1);\nvar sum = await Task.FromResult(3);\nsum"));

    [Fact]
    public async Task A_cell_may_fetch_evidence() => Assert.Equal("0", await ResultOf(
        "var walker = new Walker(new WalkOptions { Hints = RootHints.Of(), Patience = new Patience { Tries = 1 } });\nvar capture = await walker.CaptureAsync(new Question(DomainName.Root, RecordType.Soa));\ncapture.Exchanges.Length"));

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("1.ToString();")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("// nothing")]
    [InlineData("void Nothing() { }")]
    public async Task A_cell_without_a_last_expression_shows_nothing(string code) =>
        Assert.Empty((await Succeeds(code)).Outputs);

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("(string?)null", "null")]
    [InlineData("new[] { 1, 2 }.Select(n => n * n)", "1\n4")]
    [InlineData("\"text\"", "text")]
    public async Task The_last_expression_is_shown(string code, string text) => Assert.Equal(text, await ResultOf(code));

    [Fact]
    public async Task Console_text_and_displayed_values_come_in_their_order()
    {
        var outcome = await Succeeds("""
            Console.Write("one "); Console.WriteLine(1);
            display("shown");
            Console.Error.WriteLine("oops");
            await Task.Run(() => Console.WriteLine("from a task"));
            Html("<b>last</b>", "last")
            """);

        Assert.Collection(
            outcome.Outputs,
            output => Assert.Equal(new CellOutput.Stream("stdout", "one 1\n").Text, Assert.IsType<CellOutput.Stream>(output).Text),
            output => Assert.Equal("shown", Assert.IsType<CellOutput.DisplayData>(output).Data.Text),
            output => Assert.Equal("stderr", Assert.IsType<CellOutput.Stream>(output).Name),
            output => Assert.Equal("from a task\n", Assert.IsType<CellOutput.Stream>(output).Text),
            output => Assert.Equal("<b>last</b>", Assert.IsType<CellOutput.ExecuteResult>(output).Data[MimeTypes.Html]));
    }

    [Fact]
    public async Task A_value_can_be_shown_as_one_of_its_forms()
    {
        var outcome = await Succeeds("Display(\"<svg/>\", \"image/svg+xml\"); Display(new[] { new { A = 1 } }, \"text/html\");");

        Assert.Equal("<svg/>", Assert.IsType<CellOutput.DisplayData>(outcome.Outputs[0]).Data[MimeTypes.Svg]);
        Assert.StartsWith("<table", Assert.IsType<CellOutput.DisplayData>(outcome.Outputs[1]).Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_toolkit_is_imported() => Assert.Equal(
        "a", await ResultOf("Table.Of([\"a\"], [[\"1\"]]).Columns[0].Header"));

    [Fact]
    public async Task A_mistake_in_the_code_is_shown_where_it_stands()
    {
        var error = await FailureOf("var a = 1;\nvar b = a + missing;");

        Assert.Equal("CompilationError", error.Kind);
        Assert.Equal(
            ["cell 1, line 2: CS0103: The name 'missing' does not exist in the current context", "    var b = a + missing;", "                ^^^^^^^"],
            error.Traceback);
    }

    [Fact]
    public async Task An_exception_is_traced_through_the_cells_and_nothing_below_them()
    {
        await Succeeds("int Number(string text) =>\n    int.Parse(text);");

        var error = await FailureOf("// second cell\nNumber(\"x\")");

        Assert.Equal("FormatException", error.Kind);
        Assert.Equal(
            [
                "FormatException: The input string 'x' was not in a correct format.",
                "    in System.Int32.Parse",
                "    at cell 1, line 2: int.Parse(text);",
                "    at cell 2, line 2: Number(\"x\")",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task An_exception_after_an_await_and_its_cause_are_traced_too()
    {
        var error = await FailureOf("await Task.Yield();\ntry { throw new TimeoutException(\"slow\"); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");

        Assert.Equal(
            [
                "InvalidOperationException: outer",
                "    at cell 1, line 3: catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }",
                "caused by TimeoutException: slow",
                "    at cell 1, line 2: try { throw new TimeoutException(\"slow\"); }",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task A_failed_cell_keeps_what_it_assigned_and_the_session_goes_on()
    {
        await Succeeds("var x = 1;");
        await FailureOf("x = 2; throw new Exception(\"no\");");
        await FailureOf("this does not compile");

        Assert.Equal("2", await ResultOf("x"));
    }

    [Fact]
    public async Task A_runaway_cell_does_not_drown_the_notebook()
    {
        var session = new CellSession(AppContext.BaseDirectory, new OutputBudget { ConsoleCharacters = 10, Displays = 2, FormCharacters = 20 });

        var outcome = await session.RunAsync("for (var i = 0; i < 1000; i++) { Console.Write(\"abcdefgh\"); display(i); }\nnew string('x', 21)");

        Assert.Equal("abcdefgh", Assert.IsType<CellOutput.Stream>(outcome.Outputs[0]).Text);
        Assert.Equal("0", Assert.IsType<CellOutput.DisplayData>(outcome.Outputs[1]).Data.Text);
        Assert.Equal("ab", Assert.IsType<CellOutput.Stream>(outcome.Outputs[2]).Text);
        Assert.Equal("1", Assert.IsType<CellOutput.DisplayData>(outcome.Outputs[3]).Data.Text);
        Assert.Contains("left out", Assert.IsType<CellOutput.ExecuteResult>(outcome.Outputs[4]).Data.Text, StringComparison.Ordinal);
        Assert.Contains("wrote 8,000 characters", Assert.IsType<CellOutput.Stream>(outcome.Outputs[5]).Text, StringComparison.Ordinal);
        Assert.Contains("showed 1,000 values", Assert.IsType<CellOutput.Stream>(outcome.Outputs[6]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await Task.Delay(-1, Cancellation);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("Thread.Sleep(5_000);")]
    public async Task An_interrupted_cell_ends_and_the_session_goes_on(string code)
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Succeeds("var x = 7;");

        var outcome = await _session.RunAsync(code, cancellation: interrupt.Token);

        Assert.Equal("Interrupted", outcome.Error?.Kind);
        Assert.Equal("7", await ResultOf("x"));
    }

    [Fact]
    public async Task A_library_is_referenced_by_its_path_from_the_notebooks_folder()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "CsCheck.dll")), "needs a library beside the tests");
        await Succeeds("#r \"CsCheck.dll\"\nusing CsCheck;");

        Assert.Equal("Int", await ResultOf("nameof(Gen.Int)"));
    }

    [Fact]
    public async Task A_missing_library_is_an_error_of_its_cell()
    {
        var error = await FailureOf("#r \"nowhere.dll\"");

        Assert.Contains("nowhere.dll", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sessions_do_not_hear_each_other()
    {
        var other = new CellSession(AppContext.BaseDirectory);
        const string code = "for (var i = 0; i < 20; i++) { Console.Write(\"{0}\"); await Task.Delay(1); }";

        var outcomes = await Task.WhenAll(
            _session.RunAsync(code.Replace("{0}", "a", StringComparison.Ordinal)), other.RunAsync(code.Replace("{0}", "b", StringComparison.Ordinal)));

        Assert.Equal(new string('a', 20), Assert.IsType<CellOutput.Stream>(Assert.Single(outcomes[0].Outputs)).Text);
        Assert.Equal(new string('b', 20), Assert.IsType<CellOutput.Stream>(Assert.Single(outcomes[1].Outputs)).Text);
    }

    private async Task<CellOutcome> Succeeds(string code)
    {
        var outcome = await _session.RunAsync(code);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return outcome;
    }

    private async Task<string?> ResultOf(string code) =>
        Assert.IsType<CellOutput.ExecuteResult>((await Succeeds(code)).Outputs[^1]).Data.Text;

    private async Task<CellOutput.Error> FailureOf(string code)
    {
        var outcome = await _session.RunAsync(code);
        return Assert.IsType<CellOutput.Error>(outcome.Outputs[^1]);
    }
}
