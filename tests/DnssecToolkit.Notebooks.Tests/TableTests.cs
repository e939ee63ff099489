using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Tests;

public class TableTests
{
    private static readonly Table Keys = Table.Of(
        ["Zone", "Key tag", "Note"],
        [["de.", "26755", "signs | checks"], ["xn--h1ahn.", "7", Hostile.Everything], ["東京.", "", "wide"]],
        caption: "Keys <seen>",
        more: "and 12 more rows");

    [Fact]
    public void A_table_as_text() => Snapshot.Matches(Keys.ToText(), "table");

    [Fact]
    public void A_table_as_html() => Snapshot.Matches(Keys.ToHtml(), "table", "html");

    [Fact]
    public void A_table_as_markdown() => Snapshot.Matches(Keys.ToMarkdown(), "table", "md");

    [Fact]
    public void A_column_of_numbers_and_gaps_is_numeric_and_one_of_words_is_not() =>
        Assert.Equal([false, true, false], Keys.Columns.Select(column => column.IsNumeric));

    [Fact]
    public void A_long_cell_is_cut_in_text_and_never_inside_a_character() => Assert.EndsWith(
        "…", Table.Of(["a"], [[new string('x', 98) + "👍👍"]]).ToText(), StringComparison.Ordinal);
}
