using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>The lines of one section, and the records they are.</summary>
internal sealed class DigSection
{
    private const int MaximumText = 4 << 20;

    private readonly StringBuilder text = new();
    private readonly List<int> lines = [];

    /// <summary>Whether there is no line.</summary>
    public bool IsEmpty => lines.Count == 0;

    /// <summary>Adds a line; false when there are too many. Directives of zone files do not stand in such a text.</summary>
    public bool Add(string line, int number)
    {
        if (text.Length + line.Length > MaximumText)
        {
            return false;
        }

        text.Append(line.StartsWith('$') ? ";" : "").Append(line).Append('\n');
        lines.Add(number);
        return true;
    }

    /// <summary>The records; what cannot be read is a loss with the line it stands in.</summary>
    public List<ResourceRecord> Records(LossLog losses)
    {
        var records = new List<ResourceRecord>();
        if (IsEmpty)
        {
            return records;
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        using var reader = new ZoneFileReader(stream, new ZoneFileOptions { DefaultTtl = 0, KeepGoing = true });
        while (reader.Read())
        {
            records.Add(reader.Record);
        }

        foreach (var error in reader.Errors)
        {
            var line = Math.Clamp((error.Line ?? 1) - 1, 0, lines.Count - 1);
            losses.Add($"a record that cannot be made again: {error.Problem}", null, null, lines[line], error.Column);
        }

        return records;
    }
}
