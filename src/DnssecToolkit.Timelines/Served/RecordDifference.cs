using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>What happened to an RRset.</summary>
[Flags]
public enum DifferenceKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is there now and was not.</summary>
    Added = 1 << 0,

    /// <summary>It was there and is not.</summary>
    Removed = 1 << 1,

    /// <summary>It has other records.</summary>
    Data = 1 << 2,

    /// <summary>It has another TTL.</summary>
    Ttl = 1 << 3,

    /// <summary>It has other signatures.</summary>
    Signatures = 1 << 4,
}

/// <summary>How an RRset with its signatures differs from one instant to another, or from one server to another.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Type">The type.</param>
/// <param name="Before">The set as it was; null where there was none.</param>
/// <param name="After">The set as it is; null where there is none.</param>
[TypeFormatterSource]
public sealed record RecordDifference(DomainName Owner, RecordType Type, SignedRRset? Before, SignedRRset? After)
{
    private const int MostIterations = 2500;

    /// <summary>The servers that show it.</summary>
    public ImmutableArray<ServerAddress> Servers { get; init; } = [];

    /// <summary>What happened.</summary>
    public DifferenceKind Kind => (Before, After) switch
    {
        (null, null) => DifferenceKind.None,
        (null, _) => DifferenceKind.Added,
        (_, null) => DifferenceKind.Removed,
        var (before, after) =>
            (AddedData.IsEmpty && RemovedData.IsEmpty ? 0 : DifferenceKind.Data)
            | (before.Set.Ttl == after.Set.Ttl ? 0 : DifferenceKind.Ttl)
            | (AddedSignatures.IsEmpty && RemovedSignatures.IsEmpty ? 0 : DifferenceKind.Signatures),
    };

    /// <summary>Whether a signature is all that differs: by key, inception or expiration, or in its octets alone.</summary>
    public bool IsSignatureOnly => Kind == DifferenceKind.Signatures;

    /// <summary>Whether the TTL is all that differs.</summary>
    public bool IsTtlOnly => Kind == DifferenceKind.Ttl;

    /// <summary>The zone whose apex an NSEC3 stands for: it is in nearly every proof of absence, and nobody knows it by its hash. Null for everything else.</summary>
    public DomainName? HashedApex =>
        (After ?? Before)?.Set.Data[0] is Nsec3 { HashAlgorithm: Nsec3.Sha1HashAlgorithm, Iterations: <= MostIterations } record && !Owner.IsRoot
        && Nsec3Hash.OwnerName(Owner.Parent, Owner.Parent, record.Salt.Span, record.Iterations) == Owner
            ? Owner.Parent
            : null;

    /// <summary>Records that were not there before.</summary>
    public ImmutableArray<Rdata> AddedData => Less(After?.Set.Data, Before?.Set.Data);

    /// <summary>Records that are not there any more.</summary>
    public ImmutableArray<Rdata> RemovedData => Less(Before?.Set.Data, After?.Set.Data);

    /// <summary>Signatures that were not there before.</summary>
    public ImmutableArray<Rrsig> AddedSignatures => Less(After?.Signatures, Before?.Signatures);

    /// <summary>Signatures that are not there any more.</summary>
    public ImmutableArray<Rrsig> RemovedSignatures => Less(Before?.Signatures, After?.Signatures);

    /// <summary>The difference of two sets of the same owner and type; null where they say the same. The order of records does not count.</summary>
    /// <param name="before">The set as it was; null where there was none.</param>
    /// <param name="after">The set as it is; null where there is none.</param>
    /// <param name="withTtl">Whether the TTL counts: not where the source counts it down.</param>
    public static RecordDifference? Of(SignedRRset? before, SignedRRset? after, bool withTtl = true)
    {
        var some = before ?? after;
        if (some is null)
        {
            return null;
        }

        var difference = new RecordDifference(some.Owner, some.Type, before, after);
        var kind = difference.Kind & ~(withTtl ? DifferenceKind.None : DifferenceKind.Ttl);
        return kind == DifferenceKind.None ? null : difference;
    }

    /// <summary>The differences between two lists of sets, by owner and type, in the order of the first and then the second.</summary>
    public static ImmutableArray<RecordDifference> Between(IEnumerable<SignedRRset> before, IEnumerable<SignedRRset> after, bool withTtl = true)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.DistinctBy(set => (set.Owner, set.Type)).ToDictionary(set => (set.Owner, set.Type));
        var now = after.DistinctBy(set => (set.Owner, set.Type)).ToDictionary(set => (set.Owner, set.Type));
        return
        [
            .. old.Keys.Concat(now.Keys.Where(key => !old.ContainsKey(key)))
                .Select(key => Of(old.GetValueOrDefault(key), now.GetValueOrDefault(key), withTtl))
                .OfType<RecordDifference>(),
        ];
    }

    /// <summary>What differs, in one line of words.</summary>
    public override string ToString() => DifferenceWords.Of(this);

    private static ImmutableArray<T> Less<T>(ImmutableArray<T>? from, ImmutableArray<T>? what)
        where T : notnull => from is not { } all ? [] : what is not { } known ? all : [.. all.Except(known)];
}
