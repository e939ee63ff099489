using System.Diagnostics.CodeAnalysis;

namespace DnssecToolkit.Dns;

/// <summary>An absolute domain name as octets (RFC 1035 §3.1, RFC 9499). Immutable.</summary>
/// <remarks>
/// Any octet may stand in a label (RFC 2181 §11). Equality ignores the case of ASCII letters (RFC 4343) while the case itself is kept;
/// <see cref="CompareTo"/> is the canonical order of RFC 4034 §6.1. At most 255 octets and 63 octets a label.
/// </remarks>
[TypeFormatterSource]
public sealed partial class DomainName : IEquatable<DomainName>, IComparable<DomainName>
{
    /// <summary>The most octets a name has on the wire, the root's zero octet included.</summary>
    public const int MaximumWireLength = 255;

    /// <summary>The most octets a label has.</summary>
    public const int MaximumLabelLength = 63;

    private readonly byte[] _wire;

    private DomainName(byte[] wire, int labelCount) => (_wire, LabelCount) = (wire, labelCount);

    /// <summary>The root, written ".".</summary>
    public static DomainName Root { get; } = new([0], 0);

    /// <summary>The octets in wire form without compression, in the original case, ending with the zero octet.</summary>
    public ReadOnlySpan<byte> Wire => _wire;

    /// <summary>The octets of <see cref="Wire"/> as memory.</summary>
    public ReadOnlyMemory<byte> WireMemory => _wire;

    /// <summary>The octets of <see cref="Wire"/> for data that consists of them, which must not be changed.</summary>
    internal byte[] WireArray => _wire;

    /// <summary>The number of labels, the root's empty label not counted; an asterisk label counts here.</summary>
    public int LabelCount { get; }

    /// <summary>The number that an RRSIG's Labels field has for this owner: neither the root nor a leading asterisk counts (RFC 4034 §3.1.3).</summary>
    public int SignedLabelCount => IsWildcard ? LabelCount - 1 : LabelCount;

    /// <summary>Whether this is the root.</summary>
    public bool IsRoot => LabelCount == 0;

    /// <summary>Whether the first label is a single asterisk (RFC 4592 §2.1.1).</summary>
    public bool IsWildcard => _wire is [1, (byte)'*', ..];

    /// <summary>The octets of the first label; empty for the root.</summary>
    public ReadOnlySpan<byte> FirstLabel => _wire.AsSpan(IsRoot ? 0 : 1, _wire[0]);

    /// <summary>The name without its first label.</summary>
    /// <exception cref="InvalidOperationException">The root has no parent.</exception>
    public DomainName Parent => IsRoot ? throw new InvalidOperationException("The root has no parent.") : Ancestor(LabelCount - 1);

    /// <summary>The wildcard directly below this name, or null where the name is too long for it.</summary>
    public DomainName? Wildcard => TryPrepend("*"u8, out var wildcard) ? wildcard : null;

    /// <summary>The name made of the rightmost <paramref name="labelCount"/> labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name has fewer labels.</exception>
    public DomainName Ancestor(int labelCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(labelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(labelCount, LabelCount);
        if (labelCount == LabelCount)
        {
            return this;
        }

        var start = 0;
        for (var drop = LabelCount - labelCount; drop > 0; drop--)
        {
            start += _wire[start] + 1;
        }

        return labelCount == 0 ? Root : new DomainName(_wire[start..], labelCount);
    }

    /// <summary>Whether this name is <paramref name="other"/> or lies below it.</summary>
    public bool IsAtOrBelow(DomainName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (LabelCount < other.LabelCount || _wire.Length < other._wire.Length)
        {
            return false;
        }

        var start = 0;
        for (var drop = LabelCount - other.LabelCount; drop > 0; drop--)
        {
            start += _wire[start] + 1;
        }

        return AsciiCase.Equals(_wire.AsSpan(start), other._wire);
    }

    /// <summary>Whether this name lies below <paramref name="other"/> and is not it.</summary>
    public bool IsBelow(DomainName other) => LabelCount > other.LabelCount && IsAtOrBelow(other);

    /// <summary>The deepest name that is an ancestor of both, or one of them.</summary>
    public DomainName CommonAncestor(DomainName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var candidate = Ancestor(Math.Min(LabelCount, other.LabelCount));
        while (!other.IsAtOrBelow(candidate))
        {
            candidate = candidate.Parent;
        }

        return candidate;
    }

    /// <summary>Puts a label in front; false where the label or the name would be too long or the label is empty.</summary>
    public bool TryPrepend(ReadOnlySpan<byte> label, [NotNullWhen(true)] out DomainName? name)
    {
        if (label.IsEmpty || label.Length > MaximumLabelLength || _wire.Length + label.Length + 1 > MaximumWireLength)
        {
            name = null;
            return false;
        }

        var wire = new byte[_wire.Length + label.Length + 1];
        wire[0] = (byte)label.Length;
        label.CopyTo(wire.AsSpan(1));
        _wire.CopyTo(wire, label.Length + 1);
        name = new DomainName(wire, LabelCount + 1);
        return true;
    }

    /// <summary>Replaces the suffix <paramref name="from"/> by <paramref name="to"/>, as a DNAME does (RFC 6672 §2.2).</summary>
    /// <returns>False where the name does not lie below <paramref name="from"/> or the result would be too long.</returns>
    public bool TryRebase(DomainName from, DomainName to, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        if (!IsBelow(from))
        {
            return false;
        }

        var kept = _wire.Length - from._wire.Length;
        if (kept + to._wire.Length > MaximumWireLength)
        {
            return false;
        }

        var wire = new byte[kept + to._wire.Length];
        _wire.AsSpan(0, kept).CopyTo(wire);
        to._wire.CopyTo(wire, kept);
        name = new DomainName(wire, LabelCount - from.LabelCount + to.LabelCount);
        return true;
    }

    /// <summary>The octets in canonical form: upper-case ASCII letters made lower case (RFC 4034 §6.2).</summary>
    public byte[] ToCanonicalWire()
    {
        var wire = (byte[])_wire.Clone();
        AsciiCase.Lower(wire);
        return wire;
    }

    /// <summary>Makes a name of uncompressed wire octets that end with the zero octet and hold nothing else.</summary>
    /// <exception cref="FormatException">The octets are not such a name.</exception>
    public static DomainName FromWire(ReadOnlySpan<byte> uncompressed)
    {
        var labels = 0;
        var position = 0;
        while (position < uncompressed.Length && position < MaximumWireLength)
        {
            var length = uncompressed[position];
            if (length == 0)
            {
                return position + 1 != uncompressed.Length
                    ? throw new FormatException($"octets follow the end of the name at offset {position + 1}")
                    : labels == 0 ? Root : new DomainName(uncompressed.ToArray(), labels);
            }

            if (length > MaximumLabelLength)
            {
                throw new FormatException($"the label at offset {position} has the length octet {length}; at most {MaximumLabelLength} is allowed");
            }

            labels++;
            position += length + 1;
        }

        throw new FormatException($"the name has no end within {Math.Min(uncompressed.Length, MaximumWireLength)} octets");
    }

    /// <summary>Trusts that the octets are a well-formed name: for readers that have checked it.</summary>
    internal static DomainName FromCheckedWire(byte[] wire, int labelCount) => labelCount == 0 ? Root : new DomainName(wire, labelCount);

    /// <inheritdoc/>
    public bool Equals(DomainName? other) =>
        other is not null && (ReferenceEquals(this, other) || AsciiCase.Equals(_wire, other._wire));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DomainName);

    /// <inheritdoc/>
    public override int GetHashCode() => AsciiCase.Hash(_wire);

    /// <summary>Whether both names are equal, the case of ASCII letters ignored.</summary>
    public static bool operator ==(DomainName? left, DomainName? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the names differ in more than the case of ASCII letters.</summary>
    public static bool operator !=(DomainName? left, DomainName? right) => !(left == right);

    /// <summary>Compares in canonical DNS name order (RFC 4034 §6.1): from the rightmost label, as left-justified lower-case octets.</summary>
    public int CompareTo(DomainName? other)
    {
        if (other is null)
        {
            return 1;
        }

        Span<byte> mine = stackalloc byte[128];
        Span<byte> theirs = stackalloc byte[128];
        var myCount = LabelStarts(_wire, mine);
        var theirCount = LabelStarts(other._wire, theirs);
        for (int i = myCount - 1, j = theirCount - 1; i >= 0 && j >= 0; i--, j--)
        {
            var order = AsciiCase.Compare(
                _wire.AsSpan(mine[i] + 1, _wire[mine[i]]),
                other._wire.AsSpan(theirs[j] + 1, other._wire[theirs[j]]));
            if (order != 0)
            {
                return order;
            }
        }

        return myCount.CompareTo(theirCount);
    }

    private static int LabelStarts(ReadOnlySpan<byte> wire, Span<byte> starts)
    {
        var count = 0;
        for (var position = 0; wire[position] != 0; position += wire[position] + 1)
        {
            starts[count++] = (byte)position;
        }

        return count;
    }
}
