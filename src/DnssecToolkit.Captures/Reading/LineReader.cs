namespace DnssecToolkit.Captures;

/// <summary>Reads lines of text as octets, within a bound; knows line numbers and offsets.</summary>
internal sealed class LineReader(StreamWindow window, LossLog losses, int maximumLength, byte separator = (byte)'\n')
{
    /// <summary>The number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The offset of its first octet.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line read last ended with a separator; if not, it is the last and may be cut off.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Reads a line, without its end; false when there is none. The octets are valid until the next line.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var octets = window.Available;
            var length = octets[searched..].IndexOf(separator);
            if (length >= 0)
            {
                length += searched;
                line = octets[..length];
                Take(length, 1);
                IsTerminated = true;
                return true;
            }

            if (octets.Length > maximumLength)
            {
                SkipLongLine();
                searched = 0;
                continue;
            }

            searched = octets.Length;
            if (window.ReadMore(2 * (maximumLength + 1)))
            {
                continue;
            }

            line = window.Available;
            if (line.IsEmpty)
            {
                return false;
            }

            Take(line.Length, 0);
            IsTerminated = false;
            return true;
        }
    }

    private void Take(int length, int end)
    {
        Line++;
        Offset = window.Position;
        window.Advance(length + end);
    }

    private void SkipLongLine()
    {
        var begin = window.Position;
        Line++;
        while (true)
        {
            var end = window.Available.IndexOf(separator);
            if (end >= 0)
            {
                window.Advance(end + 1);
                break;
            }

            window.Advance(window.Available.Length);
            if (!window.Ensure(1))
            {
                break;
            }
        }

        losses.Add($"a line longer than {maximumLength} octets", begin, window.Position - begin, Line);
    }
}
