using System.Buffers.Binary;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>One record within a <see cref="ZoneNode"/>.</summary>
internal struct NodeRecord
{
    /// <summary>The type.</summary>
    public ushort Type;

    /// <summary>The type that an RRSIG covers; 0 for other types.</summary>
    public ushort Covered;

    /// <summary>The TTL.</summary>
    public uint Ttl;

    /// <summary>Where the data begins in the node's octets.</summary>
    public int Offset;

    /// <summary>The length of the data.</summary>
    public int Length;

    /// <summary>The line on which the record begins.</summary>
    public int Line;
}

/// <summary>All records of one owner. Nodes are used again and again: their arrays only grow.</summary>
internal sealed class ZoneNode
{
    private const int HeaderSize = 2 + 1 + 4 + 4;
    private const int RecordHeaderSize = 2 + 4 + 4 + 4;

    private byte[] _key = new byte[48];
    private byte[] _name = new byte[48];
    private byte[] _octets = new byte[384];
    private NodeRecord[] _records = new NodeRecord[8];
    private int _keyLength;
    private int _nameLength;
    private int _used;
    private int _count;

    /// <summary>The key that sorts (<see cref="NameText.WriteKey"/>).</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _keyLength);

    /// <summary>The owner on the wire, in lower case.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _nameLength);

    /// <summary>The records.</summary>
    public Span<NodeRecord> Records => _records.AsSpan(0, _count);

    /// <summary>Octets that the node occupies, roughly.</summary>
    public int Size => _used + (_count * 24);

    /// <summary>The data of a record.</summary>
    public ReadOnlySpan<byte> Data(in NodeRecord record) => _octets.AsSpan(record.Offset, record.Length);

    /// <summary>Whether there is a record of a type.</summary>
    public bool Has(ushort type)
    {
        foreach (ref readonly var record in Records)
        {
            if (record.Type == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Empties the node and gives it another owner.</summary>
    public void Reset(ReadOnlySpan<byte> name)
    {
        if (_name.Length < name.Length)
        {
            _name = new byte[NameText.MaximumWire + 1];
        }

        if (_key.Length < 2 * name.Length)
        {
            _key = new byte[NameText.MaximumKey];
        }

        name.CopyTo(_name);
        _nameLength = name.Length;
        _keyLength = NameText.WriteKey(name, _key);
        _used = 0;
        _count = 0;
        if (_octets.Length > 1 << 16)
        {
            _octets = new byte[384];
            _records = new NodeRecord[8];
        }
    }

    /// <summary>Adds a record.</summary>
    public void Add(ushort type, uint ttl, ReadOnlySpan<byte> data, int line)
    {
        if (_count == _records.Length)
        {
            Array.Resize(ref _records, _count * 2);
        }

        if (_octets.Length - _used < data.Length)
        {
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, _used + data.Length));
        }

        data.CopyTo(_octets.AsSpan(_used));
        _records[_count++] = new NodeRecord
        {
            Type = type,
            Covered = type == 46 && data.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(data) : (ushort)0,
            Ttl = ttl,
            Offset = _used,
            Length = data.Length,
            Line = line,
        };
        _used += data.Length;
    }

    /// <summary>Adds the records of another node of the same owner.</summary>
    public void AddAll(ZoneNode other)
    {
        foreach (ref readonly var record in other.Records)
        {
            Add(record.Type, record.Ttl, other.Data(record), record.Line);
        }
    }

    /// <summary>
    /// Puts the records in order of type and canonical data (RFC 4034 §6.3); RRSIGs thereby by the type they cover. Equal records become one
    /// (RFC 2181 §5). Returns whether there were equal ones.
    /// </summary>
    public bool Sort()
    {
        var records = _records;
        if (_count <= 24)
        {
            for (var i = 1; i < _count; i++)
            {
                var record = records[i];
                var j = i - 1;
                while (j >= 0 && Compare(records[j], record) > 0)
                {
                    records[j + 1] = records[j];
                    j--;
                }

                records[j + 1] = record;
            }
        }
        else
        {
            Records.Sort((a, b) => Compare(a, b));
        }

        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (kept > 0 && records[kept - 1].Type == records[i].Type && Data(records[kept - 1]).SequenceEqual(Data(records[i])))
            {
                continue;
            }

            records[kept++] = records[i];
        }

        var duplicates = kept < _count;
        _count = kept;
        return duplicates;
    }

    /// <summary>The octets that <see cref="Write"/> needs.</summary>
    public int SerializedSize => HeaderSize + _keyLength + _nameLength + (_count * RecordHeaderSize) + _used;

    /// <summary>Writes the node: first the length of its key and the key, so that written nodes can be sorted as they lie.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)_keyLength);
        target[2] = (byte)_nameLength;
        BinaryPrimitives.WriteInt32LittleEndian(target[3..], _count);
        BinaryPrimitives.WriteInt32LittleEndian(target[7..], _used);
        var position = HeaderSize;
        Key.CopyTo(target[position..]);
        position += _keyLength;
        Name.CopyTo(target[position..]);
        position += _nameLength;
        foreach (ref readonly var record in Records)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(target[position..], record.Type);
            BinaryPrimitives.WriteUInt32LittleEndian(target[(position + 2)..], record.Ttl);
            BinaryPrimitives.WriteInt32LittleEndian(target[(position + 6)..], record.Line);
            BinaryPrimitives.WriteInt32LittleEndian(target[(position + 10)..], record.Length);
            position += RecordHeaderSize;
            Data(record).CopyTo(target[position..]);
            position += record.Length;
        }
    }

    /// <summary>The key of a node that was written.</summary>
    public static ReadOnlySpan<byte> WrittenKey(ReadOnlySpan<byte> written) => written.Slice(HeaderSize, BinaryPrimitives.ReadUInt16LittleEndian(written));

    /// <summary>Takes the owner of a node that was written and forgets the own records.</summary>
    public void ResetToWritten(ReadOnlySpan<byte> written)
    {
        var keyLength = BinaryPrimitives.ReadUInt16LittleEndian(written);
        Reset(written.Slice(HeaderSize + keyLength, written[2]));
    }

    /// <summary>Adds the records of a node that was written.</summary>
    public void AddWritten(ReadOnlySpan<byte> written)
    {
        var position = HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(written) + written[2];
        for (var left = BinaryPrimitives.ReadInt32LittleEndian(written[3..]); left > 0; left--)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(written[(position + 10)..]);
            Add(
                BinaryPrimitives.ReadUInt16LittleEndian(written[position..]),
                BinaryPrimitives.ReadUInt32LittleEndian(written[(position + 2)..]),
                written.Slice(position + RecordHeaderSize, length),
                BinaryPrimitives.ReadInt32LittleEndian(written[(position + 6)..]));
            position += RecordHeaderSize + length;
        }
    }

    private int Compare(in NodeRecord a, in NodeRecord b)
    {
        var order = a.Type.CompareTo(b.Type);
        return order != 0 ? order : Data(a).SequenceCompareTo(Data(b));
    }
}
