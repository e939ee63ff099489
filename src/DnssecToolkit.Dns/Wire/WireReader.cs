using System.Buffers.Binary;

namespace DnssecToolkit.Dns;

/// <summary>Reads the octets of a message or of RDATA; the first error is kept and every later read gives zero or empty.</summary>
/// <remarks>Never throws on input. Names follow compression pointers only backwards, so that every read ends.</remarks>
internal ref struct WireReader
{
    /// <summary>A name has at most 127 labels, so that more pointers than that serve nothing but to make reading slow.</summary>
    private const int MaximumPointers = 127;

    private readonly ReadOnlySpan<byte> _octets;
    private readonly PointedNames? _pointedNames;

    public WireReader(ReadOnlySpan<byte> octets, int position = 0, PointedNames? pointedNames = null)
        : this(octets, position, octets.Length, pointedNames)
    {
    }

    public WireReader(ReadOnlySpan<byte> octets, int position, int end, PointedNames? pointedNames = null)
    {
        _octets = octets;
        _pointedNames = pointedNames;
        Position = position;
        End = end;
    }

    public int Position { get; private set; }

    /// <summary>Where the readable part ends; pointers may still reach octets before it.</summary>
    public int End { get; }

    public ParseError? Error { get; private set; }

    /// <summary>Whether a compression pointer was followed: then the octets alone are not the uncompressed form.</summary>
    public bool UsedCompression { get; private set; }

    public readonly int Remaining => Error is null ? End - Position : 0;

    public void Fail(string problem, int? offset = null)
    {
        Error ??= new ParseError(problem, offset ?? Position);
        Position = End;
    }

    public byte UInt8() => Take(1, out var octets) ? octets[0] : (byte)0;

    public ushort UInt16() => Take(2, out var octets) ? BinaryPrimitives.ReadUInt16BigEndian(octets) : (ushort)0;

    public uint UInt32() => Take(4, out var octets) ? BinaryPrimitives.ReadUInt32BigEndian(octets) : 0;

    public byte[] Bytes(int count) => Take(count, out var octets) ? octets.ToArray() : [];

    public ReadOnlySpan<byte> Span(int count) => Take(count, out var octets) ? octets : [];

    /// <summary>Everything up to the end.</summary>
    public byte[] Rest() => Bytes(Remaining);

    /// <summary>The octets from a position up to the one reached.</summary>
    public readonly byte[] Since(int start) => _octets[start..Position].ToArray();

    /// <summary>A character-string: a length octet and that many octets (RFC 1035 §3.3).</summary>
    public byte[] CharacterString() => Bytes(UInt8());

    public void Skip(int count) => Take(count, out _);

    private bool Take(int count, out ReadOnlySpan<byte> octets)
    {
        if (Error is null && count <= End - Position)
        {
            octets = _octets.Slice(Position, count);
            Position += count;
            return true;
        }

        octets = [];
        if (Error is null)
        {
            Fail($"{(count == 1 ? "one octet is" : $"{count} octets are")} expected, but only {End - Position} are left");
        }

        return false;
    }

    /// <summary>A name, with compression pointers if <paramref name="allowCompression"/> (RFC 1035 §4.1.4).</summary>
    public DomainName Name(bool allowCompression = true)
    {
        if (Error is not null)
        {
            return DomainName.Root;
        }

        var known = allowCompression ? _pointedNames : null;
        var pointer = -1;
        if (known is not null && End - Position >= 2 && _octets[Position] >= 0xc0)
        {
            pointer = ((_octets[Position] & 0x3f) << 8) | _octets[Position + 1];
            if (known.Find(pointer) is { } name)
            {
                Position += 2;
                UsedCompression = true;
                return name;
            }
        }

        Span<byte> wire = stackalloc byte[DomainName.MaximumWireLength];
        int used = 0, labels = 0, position = Position, start = Position, limit = End, pointers = 0;
        var jumped = false;
        while (true)
        {
            if (position >= limit)
            {
                Fail("the name runs past the end", start);
                return DomainName.Root;
            }

            var length = _octets[position];
            if (length == 0)
            {
                wire[used++] = 0;
                position++;
                break;
            }

            if (length < 64)
            {
                if (position + length + 1 > limit)
                {
                    Fail("a label runs past the end", position);
                    return DomainName.Root;
                }

                if (used + length + 2 > DomainName.MaximumWireLength)
                {
                    Fail($"the name is longer than {DomainName.MaximumWireLength} octets", start);
                    return DomainName.Root;
                }

                _octets.Slice(position, length + 1).CopyTo(wire[used..]);
                used += length + 1;
                position += length + 1;
                labels++;
                continue;
            }

            if (length < 192)
            {
                Fail($"the label type of octet 0x{length:x2} is not defined", position);
                return DomainName.Root;
            }

            if (!allowCompression)
            {
                Fail("a compression pointer stands where none is allowed", position);
                return DomainName.Root;
            }

            if (position + 2 > limit)
            {
                Fail("a compression pointer runs past the end", position);
                return DomainName.Root;
            }

            var target = ((length & 0x3f) << 8) | _octets[position + 1];
            if (target >= start)
            {
                Fail($"the compression pointer to offset {target} does not point backwards", position);
                return DomainName.Root;
            }

            if (++pointers > MaximumPointers)
            {
                Fail($"the name has more than {MaximumPointers} compression pointers", position);
                return DomainName.Root;
            }

            if (!jumped)
            {
                Position = position + 2;
                jumped = true;
            }

            UsedCompression = true;
            // Each jump must land before the last landing place, which bounds their number.
            limit = start;
            start = position = target;
            if (limit > End)
            {
                limit = End;
            }
        }

        if (!jumped)
        {
            Position = position;
        }

        if (labels == 0)
        {
            return DomainName.Root;
        }

        var read = DomainName.FromCheckedWire(wire[..used].ToArray(), labels);
        if (pointer >= 0)
        {
            known!.Keep(pointer, read);
        }

        return read;
    }

    /// <summary>The data of a record, whose length is known to fit. A and AAAA have their form in the class IN only (RFC 1035 §3.4).</summary>
    public Rdata Rdata(RecordType type, RecordClass @class, int length)
    {
        var data = new WireReader(_octets, Position, Position + length, _pointedNames);
        var rdata = RdataFormats.HasForm(type, @class)
            ? RdataFormats.Read(type, ref data)
            : new UnknownRdata(type, data.Rest());
        Position += length;
        return rdata;
    }
}
