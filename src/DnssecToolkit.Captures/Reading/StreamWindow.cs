namespace DnssecToolkit.Captures;

/// <summary>A window of fixed size that moves over a stream: the one buffer through which a file of any length is read.</summary>
internal sealed class StreamWindow(Stream stream, int capacity = StreamWindow.DefaultCapacity)
{
    /// <summary>1 MiB: fits into the second-level cache, and is touched once only.</summary>
    public const int DefaultCapacity = 1 << 20;

    private byte[] buffer = new byte[capacity];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The offset in the stream of the first octet of <see cref="Available"/>.</summary>
    public long Position { get; private set; }

    /// <summary>The most that <see cref="Ensure"/> can give.</summary>
    public int Capacity => buffer.Length;

    /// <summary>What has been read and not yet been passed.</summary>
    public ReadOnlySpan<byte> Available => buffer.AsSpan(start, end - start);

    /// <summary>Why the stream ended before its end (a damaged gzip file); null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Reads until at least this many octets are available; false when the stream ends before.</summary>
    public bool Ensure(int count)
    {
        if (end - start >= count)
        {
            return true;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length);
        if (ended)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        while (end < count && !ended)
        {
            int read;
            try
            {
                read = stream.Read(buffer, end, buffer.Length - end);
            }
            catch (InvalidDataException problem)
            {
                Failure = problem.Message;
                read = 0;
            }

            ended = read == 0;
            end += read;
        }

        return end >= count;
    }

    /// <summary>Fills the window when it is half empty: what a search needs, at a cost that does not grow with the number of searches.</summary>
    /// <returns>False when nothing more is to come.</returns>
    public bool Refill() => end - start >= buffer.Length / 2 || Ensure(buffer.Length);

    /// <summary>Reads more than is available, and lets the window grow up to a limit where it must.</summary>
    /// <returns>False when nothing more is to come or the limit is reached.</returns>
    public bool ReadMore(int limit)
    {
        var wanted = end - start + 1;
        if (wanted > buffer.Length && !ended)
        {
            if (buffer.Length >= limit)
            {
                return false;
            }

            Array.Resize(ref buffer, (int)Math.Min(limit, 2L * buffer.Length));
        }

        return Ensure(wanted);
    }

    /// <summary>Passes octets that are available.</summary>
    public void Advance(int count)
    {
        start += count;
        Position += count;
    }

    /// <summary>Passes octets whether available or not; gives how many there were.</summary>
    public long Skip(long count)
    {
        var left = count;
        while (left > 0)
        {
            if (!Ensure(1))
            {
                break;
            }

            var step = (int)Math.Min(left, end - start);
            Advance(step);
            left -= step;
        }

        return count - left;
    }
}
