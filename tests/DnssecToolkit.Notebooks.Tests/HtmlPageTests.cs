using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Notebooks.Pages;

namespace DnssecToolkit.Notebooks.Tests;

public partial class HtmlPageTests
{
    private static readonly Notebook Story = new()
    {
        Cells =
        [
            new MarkdownCell("a", "# What *broke* `de.`\n\nSee [RFC 4035](https://www.rfc-editor.org/rfc/rfc4035).\n\n| zone | status |\n|---|---|\n| de. | bogus |\n"),
            new CodeCell("b", "// first\nvar tag = 26755;\n$\"key {tag}\"")
            {
                ExecutionCount = 1,
                Outputs =
                [
                    new CellOutput.Stream("stdout", "\u001b[31mred\u001b[0m on the console\n"),
                    new CellOutput.Stream("stderr", "a warning\n"),
                    new CellOutput.ExecuteResult(1, MimeBundle.OfText("key 26755")),
                ],
            },
            new CodeCell("c", "chart")
            {
                ExecutionCount = 2,
                Outputs =
                [
                    new CellOutput.DisplayData(new MimeBundle(
                        new MimePart(MimeTypes.Plotly, "{}"),
                        new MimePart(MimeTypes.Svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>a chain</title><circle r=\"4\"/></svg>"),
                        new MimePart(MimeTypes.Png, "iVBORw0KGgo="),
                        new MimePart(MimeTypes.Plain, "a chart"))),
                    new CellOutput.DisplayData(new MimeBundle(new MimePart(MimeTypes.Png, "iVBORw0KGgo=\n"), new MimePart(MimeTypes.Plain, "a dot"))),
                    new CellOutput.DisplayData(MimeBundle.OfHtml("<b>bold</b>", "bold")),
                ],
            },
            new CodeCell("d", "int.Parse(\"x\")")
            {
                ExecutionCount = 3,
                Outputs = [new CellOutput.Error("FormatException", "no", ["FormatException: no", "    at cell 3, line 1: int.Parse(\"x\")"])],
            },
        ],
    };

    [Fact]
    public void A_page_reads_as_it_was_approved() =>
        Snapshot.Matches(Page(Story).Replace(PageStyle.Sheet.ReplaceLineEndings("\n"), "(style)", StringComparison.Ordinal), "page", "html");

    [Fact]
    public void A_page_fetches_nothing_and_runs_nothing()
    {
        var page = Page(Story);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Fetches(), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_in_any_place_of_a_notebook_stays_text()
    {
        var bundle = new MimeBundle(new MimePart(MimeTypes.Plain, Hostile.Everything));
        var notebook = new Notebook
        {
            Cells =
            [
                new MarkdownCell("a", $"# {Hostile.Everything}\n\n[x](javascript:alert(1)) ![y](https://example.org/y.png) <img src=x onerror=alert(1)>"),
                new RawCell("b", Hostile.Everything),
                new CodeCell("c", Hostile.Everything)
                {
                    Outputs =
                    [
                        new CellOutput.Stream("stdout", Hostile.Everything),
                        new CellOutput.ExecuteResult(1, bundle),
                        new CellOutput.Error(Hostile.Everything, Hostile.Everything, [Hostile.Everything]),
                        new CellOutput.DisplayData(MimeBundle.OfHtml($"<p title='{Hostile.Attribute}'>{Hostile.Script}</p>", "")),
                        new CellOutput.DisplayData(MimeBundle.OfSvg($"<svg onload='alert(1)'>{Hostile.Script}</svg>", "")),
                        new CellOutput.DisplayData(MimeBundle.OfMarkdown(Hostile.Everything)),
                        new CellOutput.DisplayData(new MimeBundle(new MimePart(MimeTypes.Png, "\"><script>"), new MimePart(MimeTypes.Plain, "p"))),
                    ],
                },
            ],
        };

        var page = Page(notebook);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(EventHandlers(), QuotedValues().Replace(page, "\"\""));
        Assert.DoesNotMatch(Fetches(), page);
        Assert.DoesNotContain(page, character => "\u001b\u0007\u202e\u2066\0".Contains(character, StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_is_the_first_heading_without_its_marks() =>
        Assert.Contains("<title>What broke de.</title>", Page(Story), StringComparison.Ordinal);

    [Fact]
    public void A_picture_attached_to_a_text_is_inside_the_page()
    {
        var cell = new MarkdownCell("a", "![dot](attachment:a%20b.png)")
        {
            Unknown = new JsonObject { ["attachments"] = new JsonObject { ["a b.png"] = new JsonObject { ["image/png"] = "iVBORw0KGgo=" } } },
        };

        Assert.Contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"dot\">", Page(new Notebook { Cells = [cell] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_folded_in_JupyterLab_shows_only_its_output()
    {
        var cell = new CodeCell("a", "secret") { Metadata = new JsonObject { ["jupyter"] = new JsonObject { ["source_hidden"] = true } }, Outputs = [new CellOutput.Stream("stdout", "seen")] };

        var page = Page(new Notebook { Cells = [cell] });

        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.Contains("seen", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var s = @\"a\"\"b\"; // c", "<span class=\"k\">var</span> s = <span class=\"s\">@&quot;a&quot;&quot;b&quot;</span>; <span class=\"c\">// c</span>")]
    [InlineData("'\\'' + \"\"\"a\"b\"\"\"", "<span class=\"s\">&#39;\\&#39;&#39;</span> + <span class=\"s\">&quot;&quot;&quot;a&quot;b&quot;&quot;&quot;</span>")]
    [InlineData("\"never closed\nx", "<span class=\"s\">&quot;never closed</span>\nx")]
    [InlineData("#r \"x.dll\"", "<span class=\"c\">#r &quot;x.dll&quot;</span>")]
    [InlineData("0x1F.ToString()", "<span class=\"n\">0x1F</span>.<span class=\"f\">ToString</span>()")]
    [InlineData("/* open", "<span class=\"c\">/* open</span>")]
    public void Code_is_coloured_by_what_its_characters_say(string code, string html) => Assert.Equal(html, CodeHighlighter.Highlight(code));

    private static string Page(Notebook notebook)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        HtmlPage.Write(notebook, writer);
        return writer.ToString();
    }

    [GeneratedRegex(@"<[^>]*\s(src|srcset|poster|action|data)=""(?!data:image/)|url\(\s*(?!#)|<(link|iframe|object|embed|base)\b|@import", RegexOptions.IgnoreCase)]
    private static partial Regex Fetches();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex QuotedValues();

    [GeneratedRegex(@"<[a-z][^<>]*\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex EventHandlers();
}
