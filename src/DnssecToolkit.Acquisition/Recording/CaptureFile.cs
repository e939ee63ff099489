using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.ExceptionServices;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>A capture file that grows while evidence is gathered: RFC 8427 lines, compressed with gzip where its name ends in <c>.gz</c>.</summary>
/// <remarks>
/// Every exchange is one write of one whole line, by a thread of its own. Whoever ends the process at any octet loses the last line at
/// most; <see cref="Append"/> puts such a file in order before it goes on. The file is locked against a second writer.
/// </remarks>
public sealed class CaptureFile : IDisposable
{
    private const long LockedOctet = long.MaxValue - 1;

    private readonly BlockingCollection<Exchange> _queue = new(boundedCapacity: 10_000);
    private readonly Thread _writer;
    private readonly FileStream _file;
    private volatile Exception? _failure;
    private int _count;

    private CaptureFile(FileStream file, bool isCompressed)
    {
        _file = file;
        _writer = new Thread(() => Write(isCompressed)) { IsBackground = true, Name = "capture file" };
        _writer.Start();
    }

    /// <summary>How many exchanges were given to it.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What was put in order when the file was opened; null when it was whole.</summary>
    public string? Repair { get; private init; }

    /// <summary>Begins a new file.</summary>
    /// <exception cref="IOException">It exists and holds something, or cannot be written: evidence is never overwritten.</exception>
    public static CaptureFile Create(string path)
    {
        if (File.Exists(path) && new FileInfo(path) is { Length: > 0 } there && (there.Attributes & FileAttributes.Device) == 0)
        {
            throw new IOException($"{path} exists already");
        }

        return new CaptureFile(Open(path, FileMode.OpenOrCreate), IsCompressed(path));
    }

    /// <summary>Goes on with a file, or begins it. A last line that was cut off is taken away; a whole one without its end gets it.</summary>
    /// <exception cref="IOException">The file cannot be written, or is no capture file.</exception>
    public static CaptureFile Append(string path)
    {
        var isCompressed = IsCompressed(path);
        var repair = isCompressed && File.Exists(path) ? CaptureFileRepair.Recompress(path) : null;
        var file = Open(path, FileMode.OpenOrCreate);
        try
        {
            repair ??= isCompressed ? null : CaptureFileRepair.MendTail(file);
            file.Seek(0, SeekOrigin.End);
            return new CaptureFile(file, isCompressed) { Repair = repair };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds an exchange; it is in the file soon after.</summary>
    /// <exception cref="IOException">An earlier one could not be written.</exception>
    public void Add(Exchange exchange)
    {
        ThrowIfFailed();
        _queue.Add(exchange);
        Interlocked.Increment(ref _count);
    }

    /// <summary>Writes what is left and closes the file.</summary>
    /// <exception cref="IOException">Something could not be written.</exception>
    public void Complete()
    {
        Dispose();
        ThrowIfFailed();
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose()
    {
        if (!_queue.IsAddingCompleted)
        {
            _queue.CompleteAdding();
            _writer.Join();
            _file.Dispose();
        }
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the file for one writer; others may read meanwhile.</summary>
    /// <exception cref="IOException">Another process writes to it.</exception>
    internal static FileStream Open(string path, FileMode mode)
    {
        var file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            if (!OperatingSystem.IsMacOS())
            {
                file.Lock(LockedOctet, 1); // far behind the end: elsewhere than on Windows FileShare does not keep writers apart
            }

            return file;
        }
        catch (IOException problem)
        {
            file.Dispose();
            throw new IOException("another process is writing to it", problem);
        }
    }

    private void Write(bool isCompressed)
    {
        try
        {
            if (isCompressed)
            {
                using var compressed = new FlushedStream(new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true));
                CaptureWriter.WriteJsonLines(compressed, _queue.GetConsumingEnumerable());
            }
            else
            {
                CaptureWriter.WriteJsonLines(_file, _queue.GetConsumingEnumerable());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _failure = failure;
            foreach (var _ in _queue.GetConsumingEnumerable())
            {
                // Nobody shall wait for room in the queue.
            }
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Passes each write on at once, so that what is in the file ends with a whole line.</summary>
    private sealed class FlushedStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            inner.Flush();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
