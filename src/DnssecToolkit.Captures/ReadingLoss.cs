using System.Globalization;
using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>A part of the evidence that could not be read: where it is and why. Reading goes on behind it.</summary>
/// <param name="Reason">Why it was lost, in words.</param>
public sealed record ReadingLoss(string Reason)
{
    /// <summary>The name of the file, as the caller gave it; null when the caller gave none.</summary>
    public string? Source { get; init; }

    /// <summary>Where the lost part begins, in octets from the start of the (decompressed) file; null when that is not known.</summary>
    public long? Offset { get; init; }

    /// <summary>How many octets were lost; null when that is not known.</summary>
    public long? Octets { get; init; }

    /// <summary>The line of a text file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column of a text file, in octets from 1.</summary>
    public int? Column { get; init; }

    /// <summary><c>zone.jsonl, line 3, column 17 (offset 912): not JSON</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Source);
        void Place(string words, long value) =>
            text.Append(text.Length == 0 ? "" : ", ").Append(words).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture));
        if (Line is { } line)
        {
            Place("line", line);
        }

        if (Column is { } column)
        {
            Place("column", column);
        }

        if (Offset is { } offset)
        {
            Place("offset", offset);
        }

        if (Octets is { } octets)
        {
            Place("octets lost", octets);
        }

        return text.Append(text.Length == 0 ? "" : ": ").Append(Reason).ToString();
    }
}
