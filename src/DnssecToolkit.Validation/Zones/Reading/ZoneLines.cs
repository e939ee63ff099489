using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>The lines of a zone file, read through one buffer that grows to the longest of them.</summary>
internal sealed class ZoneLines(Stream stream, IRecordSink sink)
{
    /// <summary>The longest line, and the most text of one record: 65,535 octets of data in the most wasteful notation have room.</summary>
    public const int MaximumLength = 1 << 20;

    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the line taken last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Octets read from the stream so far.</summary>
    public long OctetsRead { get; private set; }

    /// <summary>Called after each piece read from the stream.</summary>
    public Action? AfterRead { get; init; }

    /// <summary>Takes the next line, without its end; false where none is left. The span is good until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                length += searched;
                line = _buffer.AsSpan(_start, length);
                _start += length + 1;
                Number++;
                if (length > 0 && line[^1] == '\r')
                {
                    line = line[..^1];
                }

                return true;
            }

            searched = _end - _start;
            if (_ended)
            {
                line = _buffer.AsSpan(_start, searched);
                _start = _end;
                Number++;
                return searched > 0;
            }

            if (searched > MaximumLength)
            {
                sink.Unreadable(new ParseError($"the line is longer than {MaximumLength} octets", Line: Number + 1));
                SkipLine();
                searched = 0;
                continue;
            }

            Fill();
        }
    }

    /// <summary>Throws away what is left of an endless line.</summary>
    private void SkipLine()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += length + 1;
                Number++;
                return;
            }

            _start = _end;
            if (_ended)
            {
                return;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
        OctetsRead += read;
        AfterRead?.Invoke();
    }
}
