using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>The text of a reader as a stream of UTF-8.</summary>
internal sealed class Utf8TextStream(TextReader reader, bool leaveOpen) : Stream
{
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _characters = new char[4096];
    private readonly byte[] _octets = new byte[Encoding.UTF8.GetMaxByteCount(4096)];
    private int _start;
    private int _end;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_ended)
        {
            var read = reader.Read(_characters, 0, _characters.Length);
            _ended = read == 0;
            (_start, _end) = (0, _encoder.GetBytes(_characters, 0, read, _octets, 0, flush: _ended));
        }

        var given = Math.Min(count, _end - _start);
        _octets.AsSpan(_start, given).CopyTo(buffer.AsSpan(offset));
        _start += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
