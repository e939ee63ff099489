using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Tests;

public class NotebookTests
{
    private const string AsJupyterWritesIt = """
        {
         "cells": [
          {
           "attachments": {
            "chain.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "tags": [
             "story"
            ]
           },
           "source": [
            "# Über *.de*\n",
            "\n",
            "![](attachment:chain.png)"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "first",
           "metadata": {
            "deletable": false
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two\n"
             ]
            },
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": [],
               "layout": {
                "title": "x"
               }
              },
              "image/png": "iVBORw0KGgo=",
              "text/plain": [
               "a chart"
              ]
             },
             "metadata": {
              "needs_background": "light"
             },
             "output_type": "display_data"
            },
            {
             "data": {
              "text/html": [
               "<b>42</b>"
              ],
              "text/plain": [
               "42"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "FormatException",
             "evalue": "no",
             "output_type": "error",
             "traceback": [
              "FormatException: no",
              "    at cell 1, line 2: x"
             ]
            }
           ],
           "source": [
            "var x = \"a\";\n",
            "x"
           ]
          },
          {
           "cell_type": "raw",
           "id": "raw-1",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "C# (DNSSEC)",
           "language": "C#",
           "name": "dnssec"
          },
          "someone_elses": {
           "nothing": null,
           "number": 1.50
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void A_notebook_as_Jupyter_writes_it_comes_back_octet_for_octet() =>
        Assert.Equal(AsJupyterWritesIt.ReplaceLineEndings("\n"), Text(Read(AsJupyterWritesIt)));

    [Fact]
    public void Cells_and_outputs_are_what_the_file_says()
    {
        var notebook = Read(AsJupyterWritesIt);

        Assert.Equal("Über *.de*", notebook.Title);
        Assert.True(notebook.IsCSharp);
        Assert.Equal(["intro", "first", "raw-1"], notebook.Cells.Select(cell => cell.Id));
        var code = Assert.IsType<CodeCell>(notebook.Cells[1]);
        Assert.Equal("var x = \"a\";\nx", code.Source);
        Assert.Equal("one\ntwo\n", Assert.IsType<CellOutput.Stream>(code.Outputs[0]).Text);
        var chart = Assert.IsType<CellOutput.DisplayData>(code.Outputs[1]).Data;
        Assert.Equal("""{"data":[],"layout":{"title":"x"}}""", chart[MimeTypes.Plotly]);
        Assert.Equal("42", Assert.IsType<CellOutput.ExecuteResult>(code.Outputs[2]).Data.Text);
        Assert.Equal("FormatException", Assert.IsType<CellOutput.Error>(code.Outputs[3]).Kind);
    }

    [Fact]
    public void A_source_may_stand_as_one_string()
    {
        var notebook = Read("""{"cells":[{"cell_type":"code","source":"a\nb","metadata":{},"outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":2}""");

        Assert.Equal("a\nb", notebook.Cells[0].Source);
    }

    [Fact]
    public void Cells_of_older_notebooks_get_an_id_of_their_own()
    {
        var notebook = Read("""
            {"cells":[{"cell_type":"raw","source":"","metadata":{}},{"id":"cell-1","cell_type":"raw","source":"","metadata":{}},
            {"id":"cell-1","cell_type":"raw","source":"","metadata":{}}],"metadata":{},"nbformat":4,"nbformat_minor":4}
            """);

        Assert.Equal(3, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Contains("\"nbformat_minor\": 5", Text(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_and_outputs_of_other_tools_are_kept()
    {
        const string odd = """
            {"cells":[{"cell_type":"code","id":"a","source":[],"metadata":{},"execution_count":null,"mark":[1,{"b":2}],
            "outputs":[{"output_type":"hologram","light":7}]}],"metadata":{},"nbformat":4,"nbformat_minor":5,"extra":true}
            """;

        var written = JsonNode.Parse(Text(Read(odd)))!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(odd), written), written.ToJsonString());
    }

    [Theory]
    [InlineData("", "not JSON: line 1, byte 1")]
    [InlineData("{\n \"cells\": [}", "not JSON: line 2, byte 12")]
    [InlineData("[]", "the file is not a JSON object")]
    [InlineData("{}", "the member \"nbformat\" is missing")]
    [InlineData("{\"nbformat\":3}", "format 3")]
    [InlineData("{\"nbformat\":4}", "without a list of cells")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\"}]}", "cell 1 is without a source")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"heading\",\"source\":\"\"}]}", "cell 1 is of the unknown type \"heading\"")]
    [InlineData("{\"nbformat\":4,\"nbformat\":4,\"cells\":[]}", "")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"raw\",\"source\":\"\\ud800\"}]}", "not a notebook's JSON")]
    public void A_file_that_is_no_notebook_says_where(string text, string complaint)
    {
        var failure = Assert.Throws<NotebookFormatException>(() => Read(text));

        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_octets_nothing_but_the_documented_exception_comes() =>
        Gen.Select(Gen.Int[0, AsJupyterWritesIt.Length - 1], Gen.Byte, Gen.Int[0, 40]).Sample((place, octet, cut) =>
        {
            var octets = Encoding.UTF8.GetBytes(AsJupyterWritesIt);
            octets[place] = octet;
            octets = octets[..^(cut > 20 ? 0 : cut)];
            try
            {
                using var stream = new MemoryStream(octets);
                Text(Notebook.Read(stream));
            }
            catch (NotebookFormatException)
            {
            }
        });

    [Fact]
    public void What_is_written_reads_as_the_same_cells() =>
        Gen.String.Sample(source =>
        {
            var before = new Notebook { Cells = [new CodeCell("a", source) { Outputs = [new CellOutput.Stream("stdout", source)] }] };
            var text = Text(before);

            Assert.Equal(text, Text(Read(text)));
        });

    [Theory]
    [InlineData("python", false)]
    [InlineData("C#", true)]
    [InlineData("csharp", true)]
    public void The_language_is_taken_from_the_kernel(string language, bool isCSharp) => Assert.Equal(
        isCSharp,
        Read($$$"""{"cells":[],"metadata":{"kernelspec":{"language":"{{{language}}}","name":"x","display_name":"x"}},"nbformat":4,"nbformat_minor":5}""").IsCSharp);

    [Theory]
    [InlineData("text\n## Second level\n# First", "Second level")]
    [InlineData("#hashtag is no heading", null)]
    [InlineData("####### seven is no heading", null)]
    [InlineData("# closed #", "closed")]
    public void The_title_is_the_first_heading(string source, string? title) =>
        Assert.Equal(title, new Notebook { Cells = [new MarkdownCell("a", source)] }.Title);

    private static Notebook Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Notebook.Read(stream);
    }

    private static string Text(Notebook notebook)
    {
        using var stream = new MemoryStream();
        notebook.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
