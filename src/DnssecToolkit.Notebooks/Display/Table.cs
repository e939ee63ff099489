using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsNumeric">Whether its cells are numbers, which are set flush right.</param>
/// <param name="IsStatus">Whether its cells are security statuses, which HTML shows as badges.</param>
public sealed record Column(string Header, bool IsNumeric = false, bool IsStatus = false);

/// <summary>A table as a value: what is shown, before any text or HTML is made of it.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; each has a cell for every column.</param>
/// <param name="Caption">What the table shows, if it is not clear from where it stands.</param>
/// <param name="More">What was left out, such as "and 12 more rows"; null if nothing was.</param>
[TypeFormatterSource]
public sealed record Table(
    ImmutableArray<Column> Columns,
    ImmutableArray<ImmutableArray<string>> Rows,
    string? Caption = null,
    string? More = null)
{
    private const int WidestTextCell = 100;
    private const int WidestHtmlCell = 2_000;

    /// <summary>Cells longer than this may be broken into lines by a page's style; shorter ones are easier to read in one.</summary>
    private const int LongCell = 48;

    /// <summary>Makes a table of headings and rows; a column whose cells are all numbers is numeric.</summary>
    public static Table Of(IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows, string? caption = null, string? more = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableArray<string> names = [.. headers];
        ImmutableArray<ImmutableArray<string>> cells = [.. rows.Select(row => PadTo(names.Length, [.. row]))];
        return new Table(
            [.. names.Select((name, column) => new Column(name, IsNumeric(cells, column)))], cells, caption, more);
    }

    /// <summary>The same table with a column's cells taken as security statuses.</summary>
    internal Table WithStatus(string header) =>
        this with { Columns = [.. Columns.Select(column => column.Header == header ? column with { IsStatus = true } : column)] };

    /// <summary>The table for a terminal: aligned columns, a rule under the headings.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        if (Caption is not null)
        {
            text.Append(SafeText.OnOneLine(Caption)).Append('\n');
        }

        string[] headers = [.. Columns.Select(column => Cell(column.Header))];
        string[][] rows = [.. Rows.Select(row => row.Select(Cell).ToArray())];
        int[] widths = [.. headers.Select((header, column) => rows.Select(row => Width(row[column])).Append(Width(header)).Max())];

        AppendLine(text, headers, widths);
        AppendLine(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
        {
            AppendLine(text, row, widths);
        }

        if (More is not null)
        {
            text.Append('(').Append(SafeText.OnOneLine(More)).Append(")\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The table as static HTML, with headings that screen readers announce.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"dnssec-table\">");
        if (Caption is not null)
        {
            html.Append("<caption>").Append(SafeText.Html(Caption)).Append("</caption>");
        }

        html.Append("\n<thead><tr>");
        foreach (var column in Columns)
        {
            html.Append("<th scope=\"col\"").Append(Alignment(column)).Append('>').Append(SafeText.Html(column.Header)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < Columns.Length; column++)
            {
                html.Append(row[column].Length > LongCell ? "<td class=\"long\"" : "<td").Append(Alignment(Columns[column])).Append('>')
                    .Append(Columns[column].IsStatus ? StatusBadge.Html(row[column]) : SafeText.Html(Shorten(row[column], WidestHtmlCell))).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>");
        if (More is not null)
        {
            html.Append("\n<tfoot><tr><td colspan=\"")
                .Append(Math.Max(1, Columns.Length).ToString(CultureInfo.InvariantCulture)).Append("\">")
                .Append(SafeText.Html(More)).Append("</td></tr></tfoot>");
        }

        return html.Append("\n</table>").ToString();
    }

    /// <summary>The table as a Markdown pipe table.</summary>
    public string ToMarkdown()
    {
        var markdown = new StringBuilder();
        markdown.Append("| ").AppendJoin(" | ", Columns.Select(column => SafeText.Markdown(column.Header))).Append(" |\n");
        markdown.Append('|').AppendJoin('|', Columns.Select(column => column.IsNumeric ? "---:" : "---")).Append("|\n");
        foreach (var row in Rows)
        {
            markdown.Append("| ").AppendJoin(" | ", row.Select(SafeText.Markdown)).Append(" |\n");
        }

        return (More is null ? markdown : markdown.Append('\n').Append(SafeText.Markdown(More)).Append('\n')).ToString();
    }

    /// <summary>The same as <see cref="ToText"/>.</summary>
    public override string ToString() => ToText();

    private static string Alignment(Column column) => column.IsNumeric ? " style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static bool IsNumeric(ImmutableArray<ImmutableArray<string>> rows, int column) =>
        rows.Any(row => row[column].Length > 0) &&
        rows.All(row => row[column].Length == 0 ||
            double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static ImmutableArray<string> PadTo(int length, ImmutableArray<string> row) =>
        row.Length >= length ? row : [.. row, .. Enumerable.Repeat("", length - row.Length)];

    private void AppendLine(StringBuilder text, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            var space = new string(' ', widths[column] - Width(cells[column]));
            line.Append(column == 0 ? "" : "  ");
            _ = Columns[column].IsNumeric ? line.Append(space).Append(cells[column]) : line.Append(cells[column]).Append(space);
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    private static string Cell(string text) => Shorten(SafeText.OnOneLine(text), WidestTextCell);

    private static string Shorten(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[width - 2]) ? width - 2 : width - 1;
        return text[..end] + "…";
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
