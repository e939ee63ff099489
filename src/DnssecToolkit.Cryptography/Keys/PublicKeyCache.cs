using System.Collections.Concurrent;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Remembers keys that were read, in two generations: what is asked for stays, what nobody asks for goes, and neither grows without end.</summary>
internal sealed class PublicKeyCache(int capacity)
{
    private readonly Lock _turn = new();
    private volatile ConcurrentDictionary<PublicKey, PublicKey> _young = NewGeneration();
    private volatile ConcurrentDictionary<PublicKey, PublicKey> _old = NewGeneration();

    /// <summary>Keys held: at most two generations of the capacity.</summary>
    public int Count => _young.Count + _old.Count;

    public PublicKey Get(SecurityAlgorithm algorithm, ReadOnlySpan<byte> octets)
    {
        var sought = new Sought(algorithm, octets);
        if (_young.GetAlternateLookup<Sought>().TryGetValue(sought, out var key))
        {
            return key;
        }

        if (!_old.GetAlternateLookup<Sought>().TryGetValue(sought, out key))
        {
            key = PublicKey.Read(algorithm, octets);
        }

        key = _young.GetOrAdd(key, key);
        if (_young.Count > capacity)
        {
            Turn();
        }

        return key;
    }

    private static ConcurrentDictionary<PublicKey, PublicKey> NewGeneration() => new(BySource.Instance);

    private void Turn()
    {
        lock (_turn)
        {
            if (_young.Count > capacity)
            {
                _old = _young;
                _young = NewGeneration();
            }
        }
    }

    /// <summary>Algorithm and octets of a key that may not have been read yet.</summary>
    private readonly ref struct Sought(SecurityAlgorithm algorithm, ReadOnlySpan<byte> octets)
    {
        public readonly SecurityAlgorithm Algorithm = algorithm;
        public readonly ReadOnlySpan<byte> Octets = octets;
    }

    private sealed class BySource : IEqualityComparer<PublicKey>, IAlternateEqualityComparer<Sought, PublicKey>
    {
        public static readonly BySource Instance = new();

        public bool Equals(PublicKey? x, PublicKey? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && Equals(new Sought(x.Algorithm, x.KeyOctets.Span), y));

        public int GetHashCode(PublicKey obj) => GetHashCode(new Sought(obj.Algorithm, obj.KeyOctets.Span));

        public bool Equals(Sought alternate, PublicKey other) =>
            alternate.Algorithm == other.Algorithm && alternate.Octets.SequenceEqual(other.KeyOctets.Span);

        public int GetHashCode(Sought alternate)
        {
            var hash = default(HashCode);
            hash.Add(alternate.Algorithm.Number);
            hash.AddBytes(alternate.Octets);
            return hash.ToHashCode();
        }

        public PublicKey Create(Sought alternate) => PublicKey.Read(alternate.Algorithm, alternate.Octets);
    }
}
