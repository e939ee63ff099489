using System.Collections;
using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>What a key is for.</summary>
public enum KeyRole
{
    /// <summary>Signs the zone's data (zone signing key).</summary>
    Zsk,

    /// <summary>Signs the DNSKEY set and is named by the DS (key signing key).</summary>
    Ksk,

    /// <summary>Does both (combined signing key; "single-type signing scheme" in RFC 6781 §3.1).</summary>
    Csk,
}

/// <summary>A key in a plan or a history. Two keys with the same name and algorithm are one.</summary>
/// <param name="Name">What it is called: a role and age in a plan, algorithm and tag in a history.</param>
/// <param name="Algorithm">Its algorithm.</param>
/// <param name="Role">What it is for.</param>
public sealed record RolloverKey(string Name, SecurityAlgorithm Algorithm, KeyRole Role)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A set of keys; equal to another with the same members.</summary>
public sealed class KeySet : IEquatable<KeySet>, IReadOnlyCollection<RolloverKey>
{
    private readonly ImmutableArray<RolloverKey> _keys;

    private KeySet(ImmutableArray<RolloverKey> keys) => _keys = keys;

    /// <summary>No key.</summary>
    public static KeySet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <summary>Whether there is no key.</summary>
    public bool IsEmpty => _keys.IsEmpty;

    /// <summary>The set of these keys.</summary>
    public static KeySet Of(params IEnumerable<RolloverKey> keys) =>
        new([.. keys.Distinct().OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Algorithm.Number)]);

    /// <summary>Whether a key is in it.</summary>
    public bool Contains(RolloverKey key) => _keys.Contains(key);

    /// <summary>The set and one key more.</summary>
    public KeySet With(RolloverKey key) => Contains(key) ? this : Of([.. _keys, key]);

    /// <summary>The set without a key.</summary>
    public KeySet Without(RolloverKey key) => Contains(key) ? new(_keys.Remove(key)) : this;

    /// <summary>Whether a key of this set is in both others, of one algorithm if it is given.</summary>
    internal bool Meets(KeySet other, KeySet third, SecurityAlgorithm? algorithm = null)
    {
        foreach (var key in _keys)
        {
            if ((algorithm is null || key.Algorithm == algorithm) && other.Contains(key) && third.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(KeySet? other) => other is not null && _keys.AsSpan().SequenceEqual(other._keys.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeySet);

    /// <inheritdoc/>
    public override int GetHashCode() => _keys.Aggregate(0, (hash, key) => HashCode.Combine(hash, key));

    /// <inheritdoc/>
    public IEnumerator<RolloverKey> GetEnumerator() => ((IEnumerable<RolloverKey>)_keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names, or "none".</summary>
    public override string ToString() => _keys.IsEmpty ? "none" : string.Join(", ", _keys);
}
