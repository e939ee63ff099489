namespace DnssecToolkit.Captures;

/// <summary>Counts what is read, tells it, and stops when asked to.</summary>
internal sealed class WatchedStream(Stream inner, IProgress<long>? progress, CancellationToken cancellationToken) : ReadOnlyStream
{
    private const long Step = 4 << 20;

    private long read;
    private long told;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        read += count;
        if (progress is not null && (read - told >= Step || (count == 0 && read > told)))
        {
            told = read;
            progress.Report(read);
        }

        return count;
    }
}

/// <summary>Reads on from a window, with what the window has already read.</summary>
internal sealed class WindowStream(StreamWindow window) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || !window.Ensure(1))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, window.Available.Length);
        window.Available[..count].CopyTo(buffer);
        window.Advance(count);
        return count;
    }
}

/// <summary>A stream that can be read and nothing else.</summary>
internal abstract class ReadOnlyStream : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
