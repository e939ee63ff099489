using System.Buffers.Binary;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Writes wire octets; names may be compressed against names written before (RFC 1035 §4.1.4).</summary>
internal sealed class WireWriter
{
    private readonly Dictionary<string, int>? _suffixes;
    private byte[] _buffer;

    public WireWriter(bool compress = false, int capacity = 64)
    {
        _buffer = new byte[capacity];
        _suffixes = compress ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    /// <summary>The octets written, without a copy where the writer was made for exactly their number. Nothing may be written afterwards.</summary>
    public byte[] Finish() => Length == _buffer.Length ? _buffer : ToArray();

    /// <summary>Room for octets that the caller fills in; see <see cref="TruncateTo"/> for giving some of it back.</summary>
    public Span<byte> Reserve(int count) => Grow(count);

    /// <summary>The octets written from a position on, to be changed in place.</summary>
    public Span<byte> WrittenFrom(int position) => _buffer.AsSpan(position, Length - position);

    public WireWriter UInt8(byte value)
    {
        Grow(1)[0] = value;
        return this;
    }

    public WireWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Grow(2), value);
        return this;
    }

    public WireWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Grow(4), value);
        return this;
    }

    public WireWriter Bytes(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(Grow(octets.Length));
        return this;
    }

    public WireWriter Bytes(ReadOnlyMemory<byte> octets) => Bytes(octets.Span);

    /// <summary>A character-string: a length octet and at most 255 octets.</summary>
    public WireWriter CharacterString(ReadOnlyMemory<byte> octets) =>
        octets.Length > 255
            ? throw new ArgumentException("a character-string has at most 255 octets", nameof(octets))
            : UInt8((byte)octets.Length).Bytes(octets);

    /// <summary>A name in full.</summary>
    public WireWriter Name(DomainName name) => Bytes(name.Wire);

    /// <summary>A name, compressed where the writer compresses. Only exact octets are shared, so that the case survives.</summary>
    public WireWriter CompressedName(DomainName name)
    {
        if (_suffixes is null)
        {
            return Name(name);
        }

        var wire = name.Wire;
        var position = 0;
        while (wire[position] != 0)
        {
            var suffix = Encoding.Latin1.GetString(wire[position..]);
            if (_suffixes.TryGetValue(suffix, out var offset))
            {
                return UInt16((ushort)(0xc000 | offset));
            }

            if (Length < 0x4000)
            {
                _suffixes.Add(suffix, Length);
            }

            Bytes(wire.Slice(position, wire[position] + 1));
            position += wire[position] + 1;
        }

        return UInt8(0);
    }

    public void PatchUInt16(int position, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(position), value);

    /// <summary>Takes back everything from <paramref name="length"/> on, names to compress against included.</summary>
    public void TruncateTo(int length)
    {
        Length = length;
        if (_suffixes is not null)
        {
            foreach (var (suffix, offset) in _suffixes)
            {
                if (offset >= length)
                {
                    _suffixes.Remove(suffix);
                }
            }
        }
    }

    private Span<byte> Grow(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        var room = _buffer.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
