using System.Collections.Concurrent;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Remembers keys that were read, in two generations: what is asked for stays, what nobody asks for goes, and neither grows without end.</summary>
internal sealed class PublicKeyCache(int capacity)
{
    private readonly Lock turn = new();
    private volatile ConcurrentDictionary<Entry, PublicKey> young = new();
    private volatile ConcurrentDictionary<Entry, PublicKey> old = new();

    /// <summary>Keys held at most: two generations of the capacity.</summary>
    public int Count => young.Count + old.Count;

    public PublicKey Get(SecurityAlgorithm algorithm, ReadOnlySpan<byte> octets)
    {
        var entry = new Entry(algorithm, octets.ToArray());
        if (young.TryGetValue(entry, out var key))
        {
            return key;
        }

        if (!old.TryGetValue(entry, out key))
        {
            key = PublicKey.Read(algorithm, octets);
        }

        key = young.GetOrAdd(entry, key);
        if (young.Count > capacity)
        {
            lock (turn)
            {
                if (young.Count > capacity)
                {
                    old = young;
                    young = new();
                }
            }
        }

        return key;
    }

    private readonly struct Entry(SecurityAlgorithm algorithm, byte[] octets) : IEquatable<Entry>
    {
        private readonly SecurityAlgorithm algorithm = algorithm;
        private readonly byte[] octets = octets;

        public bool Equals(Entry other) => algorithm == other.algorithm && octets.AsSpan().SequenceEqual(other.octets);

        public override bool Equals(object? obj) => obj is Entry other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(algorithm.Number);
            hash.AddBytes(octets);
            return hash.ToHashCode();
        }
    }
}
