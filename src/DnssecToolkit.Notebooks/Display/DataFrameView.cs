using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A data frame as a plain table with its row numbers left out; long ones are cut.</summary>
internal static class DataFrameView
{
    private const int MostRows = 200;

    /// <summary>The frame as a table.</summary>
    public static Table ToTable(DataFrame frame)
    {
        var shown = (int)Math.Min(frame.Rows.Count, MostRows);
        var columns = frame.Columns;
        return new Table(
            [.. columns.Select(column => new Column(column.Name, column.IsNumericColumn()))],
            [.. Enumerable.Range(0, shown).Select(row => columns.Select(column => ValueText.Of(column[row])).ToArray()).Select(cells => System.Collections.Immutable.ImmutableArray.Create(cells))],
            More: frame.Rows.Count > shown ? $"and {frame.Rows.Count - shown} more rows" : null);
    }

    public static MimeBundle Of(DataFrame frame)
    {
        var table = ToTable(frame);
        return MimeBundle.OfHtml(table.ToHtml(), table.ToText());
    }
}
