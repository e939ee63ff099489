using System.Diagnostics.CodeAnalysis;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>Gives equal octets one number: a zone of a million names has a handful of bitmaps.</summary>
internal sealed class OctetInterner
{
    private readonly List<byte[]> _values = [];
    private readonly Dictionary<byte[], int> _numbers;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private int _last = -1;

    public OctetInterner()
    {
        _numbers = new Dictionary<byte[], int>(new Comparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The number of the octets.</summary>
    public int Intern(ReadOnlySpan<byte> octets)
    {
        if (_last >= 0 && octets.SequenceEqual(_values[_last]))
        {
            return _last;
        }

        if (!_lookup.TryGetValue(octets, out var number))
        {
            number = _values.Count;
            var copy = octets.ToArray();
            _values.Add(copy);
            _numbers.Add(copy, number);
        }

        return _last = number;
    }

    /// <summary>The octets of a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _values[number];

    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
