using DnssecToolkit.Notebooks;

namespace DnssecToolkit.Shell.Tests;

/// <summary>The current directory belongs to the whole process, so these run one at a time.</summary>
[Collection(nameof(RunCommandTests))]
[CollectionDefinition(nameof(RunCommandTests), DisableParallelization = true)]
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_notebook_prints_what_its_cells_give_and_is_stored_with_a_page()
    {
        var notebook = Write("story.ipynb", new MarkdownCell("a", "# The story"), new CodeCell("b", "Console.WriteLine(\"one\");\n1 + 1"));

        var run = await CommandLineRun.Of("run", notebook, "-o", _folder.PathOf("out.ipynb"), "--html", _folder.PathOf("deep/er/page.html"));

        Assert.Equal((ExitCode.Done, "one\n2\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(1, Assert.IsType<CodeCell>(Read("out.ipynb").Cells[1]).ExecutionCount);
        Assert.Contains("<title>The story</title>", await File.ReadAllTextAsync(_folder.PathOf("deep/er/page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01-first-diagnosis.ipynb", "www.plain.example. A is bogus: the signature was made by another private key under the same key tag")]
    [InlineData(
        "02-break-it-yourself.ipynb",
        "www.example.test. A is bogus: one bit of the signature is wrong",
        "2026-05-19 12:00:01 UTC  bogus   rrsig-expired",
        "www.unsigned.example.test. A  insecure  bogus   rrsig-made-by-other-key",
        "amazon.de. A is bogus: the signature was made by another private key under the same key tag",
        "z.nic.de.  198.51.100.3    bogus     1778017380")]
    [InlineData(
        "03-de-postmortem.ipynb",
        "a0d5d1p51kijsevll74k523htmq406bk.de.",
        "NSEC3                8     3    5",
        "all 576 unsigned children, 15 of 24 signed children",
        "Best: sign again with the old key, which every cache has",
        "rrsig-invalid     32")]
    [InlineData(
        "04-rollover-clinic.ipynb",
        "ZSK roll, pre-publication: publish zsk-new on 2026-12-01 00:00 UTC; done on 2026-12-02 01:10 UTC",
        "The plan is not safe: some resolvers find the zone bogus from 2026-12-01 00:55 UTC to 2026-12-01 01:05 UTC.",
        "2027-01-02 00:00  new  AddPending  Valid       AddTime",
        "Best: put the old KSK back, over everywhere by 2026-12-01 04:05:00 UTC; it fits to whatever caches hold.")]
    public async Task The_notebooks_of_the_repository_run_from_end_to_end_and_show_what_they_tell(string notebook, params string[] shown)
    {
        var run = await CommandLineRun.Of("run", Repository.PathOf("notebooks", notebook), "--html", _folder.PathOf("page.html"));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.All(shown, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_cell_shows_its_error_and_what_there_is_is_stored()
    {
        var notebook = Write("bad.ipynb", new CodeCell("a", "1"), new CodeCell("b", "int.Parse(\"x\")"), new CodeCell("c", "3"));

        var run = await CommandLineRun.Of("run", notebook, "-o", notebook, "--html", _folder.PathOf("bad.html"));

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.Equal("1\n", run.Output);
        Assert.Contains("FormatException: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("at cell 2, line 1: int.Parse", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("failed; the cell after it was not run\n", run.Error, StringComparison.Ordinal);
        Assert.IsType<CellOutput.Error>(Assert.Single(Assert.IsType<CodeCell>(Read("bad.ipynb").Cells[1]).Outputs));
        Assert.Contains("class=\"error\"", await File.ReadAllTextAsync(_folder.PathOf("bad.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_find_what_lies_beside_their_notebook()
    {
        _folder.Write("beside.txt", "found");
        var before = Environment.CurrentDirectory;

        var run = await CommandLineRun.Of("run", Write("a.ipynb", new CodeCell("a", "File.ReadAllText(\"beside.txt\")")));

        Assert.Equal("found\n", run.Output);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task Text_that_does_not_end_its_line_does_not_run_into_the_next()
    {
        var run = await CommandLineRun.Of("run", Write("a.ipynb", new CodeCell("a", "Console.Write(\"no line end\");\n1")));

        Assert.Equal("no line end\n1\n", run.Output);
    }

    [Fact]
    public async Task Escapes_that_a_cell_prints_do_not_reach_the_terminal()
    {
        var run = await CommandLineRun.Of("run", Write("a.ipynb", new CodeCell("a", "Console.WriteLine(\"\\u001b[31mred\\u001b[0m \\u001b]0;title\\u0007\");\n\"\\u202e\"")));

        Assert.Equal("red \\u{1b}]0;title\\u{7}\n\\u{202e}\n", run.Output);
    }

    [Theory]
    [InlineData("not json", "not JSON: line 1")]
    [InlineData("{\"cells\":[],\"metadata\":{\"kernelspec\":{\"language\":\"python\"}},\"nbformat\":4,\"nbformat_minor\":5}", "only C# is run")]
    public async Task A_file_that_cannot_be_run_is_unreadable_evidence(string text, string complaint)
    {
        var run = await CommandLineRun.Of("run", _folder.Write("bad.ipynb", text));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_notebook_is_named()
    {
        var run = await CommandLineRun.Of("run", "nowhere.ipynb");

        Assert.Equal((ExitCode.Unreadable, "dnssec: there is no file nowhere.ipynb\n"), (run.ExitCode, run.Error));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, params Cell[] cells)
    {
        using var stream = File.Create(_folder.PathOf(name));
        new Notebook { Cells = [.. cells] }.Write(stream);
        return stream.Name;
    }

    private Notebook Read(string name)
    {
        using var stream = File.OpenRead(_folder.PathOf(name));
        return Notebook.Read(stream);
    }
}
