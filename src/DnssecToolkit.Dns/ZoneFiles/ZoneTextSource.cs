using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>The text of one file: a window over its stream that moves forward and grows only for long records.</summary>
internal sealed class ZoneTextSource : IDisposable
{
    private const int FirstWindow = 1 << 16;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly int _maximum;
    private byte[] _window;
    private int _start;
    private int _end;
    private bool _begun;

    public ZoneTextSource(Stream stream, bool leaveOpen, int maximumRecordLength, string? name = null)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        _maximum = Math.Max(maximumRecordLength, 16);
        _window = new byte[Math.Min(FirstWindow, _maximum + 3)];
        Name = name;
    }

    /// <summary>The name of an included file; null for the first.</summary>
    public string? Name { get; }

    /// <summary>The number of the line at the start of the window, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the window holds everything that is left.</summary>
    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Window => _window.AsSpan(_start, _end - _start);

    /// <summary>Moves behind what has been read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(int count)
    {
        Line += Window[..count].Count((byte)'\n');
        _start += count;
    }

    /// <summary>Reads until the window is full; false where it is already as large as a record may be.</summary>
    public bool Fill()
    {
        if (_start > 0)
        {
            Window.CopyTo(_window);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _window.Length)
        {
            if (_window.Length > _maximum)
            {
                return false;
            }

            Array.Resize(ref _window, (int)Math.Min(_window.Length * 2L, _maximum + 3L));
        }

        while (_end < _window.Length)
        {
            var read = _stream.Read(_window, _end, _window.Length - _end);
            if (read == 0)
            {
                IsLast = true;
                break;
            }

            _end += read;
        }

        if (!_begun)
        {
            _begun = true;
            _start = Window.StartsWith("\uFEFF"u8) ? 3 : 0;
        }

        return true;
    }

    public void Dispose()
    {
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }
}
