namespace DnssecToolkit.Benchmarks.Measuring;

/// <summary>A table for a terminal and for Markdown.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < _rows.Count; i++)
        {
            Console.WriteLine("| " + string.Join(" | ", _rows[i].Select((cell, column) => cell.PadRight(widths[column]))) + " |");
            if (i == 0)
            {
                Console.WriteLine("| " + string.Join(" | ", widths.Select(width => new string('-', width))) + " |");
            }
        }

        Console.WriteLine();
    }
}
