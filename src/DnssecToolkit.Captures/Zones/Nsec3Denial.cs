using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Proofs by NSEC3 records (RFC 5155 §7.2), found by their hash.</summary>
internal sealed class Nsec3Denial : DenialRecords
{
    private const byte Sha1 = 1;
    private const int MaximumIterations = 2500; // RFC 5155 §10.3; more is no serious zone, and would cost the reader of a hostile file dearly

    private readonly DomainName origin;
    private readonly Parameters parameters;
    private readonly ZoneNode[] nodes;
    private readonly byte[][] hashes;

    public Nsec3Denial(DomainName origin, ZoneIndex index, Parameters parameters)
    {
        this.origin = origin;
        this.parameters = parameters;
        var chain = new List<(byte[] Hash, ZoneNode Node)>();
        foreach (var node in index.Hashed)
        {
            if (node.Name.LabelCount == origin.LabelCount + 1
                && Base32Hex.TryDecode(node.Name.FirstLabel, out var hash)
                && node.Records.Any(record => record.Data is Nsec3 nsec3 && parameters.Fit(nsec3)))
            {
                chain.Add((hash, node));
            }
        }

        chain.Sort((left, right) => left.Hash.AsSpan().SequenceCompareTo(right.Hash));
        nodes = [.. chain.Select(link => link.Node)];
        hashes = [.. chain.Select(link => link.Hash)];
    }

    /// <summary>The parameters a zone hashes with: of its NSEC3PARAM (RFC 5155 §4), or without one, of its NSEC3 records if it has no NSEC; else null.</summary>
    public static Parameters? ParametersOf(ZoneNode? apex, ZoneIndex index)
    {
        if (index.Hashed.Count == 0)
        {
            return null;
        }

        var inUse = index.Hashed.SelectMany(node => node.Records).Select(record => record.Data).OfType<Nsec3>()
            .Select(nsec3 => new Parameters(nsec3.HashAlgorithm, nsec3.Iterations, nsec3.Salt));
        var stated = apex?.Records.Select(record => record.Data).OfType<Nsec3Param>()
            .Where(param => param.Flags == 0)
            .Select(param => new Parameters(param.HashAlgorithm, param.Iterations, param.Salt))
            .FirstOrDefault(param => inUse.Any(param.Equals));
        if (stated is not null)
        {
            return stated;
        }

        return apex is not null && apex.Has(RecordType.Nsec) ? null : inUse.FirstOrDefault();
    }

    /// <inheritdoc/>
    /// <remarks>RFC 5155 §7.2.3 and §7.2.4; §7.2.7 for an unsigned delegation. Where opt-out left the name without a record, the closest provable encloser proves that it may be.</remarks>
    public override IEnumerable<ResourceRecord> NoData(DomainName name)
    {
        if (Matching(name) is { } match)
        {
            return Records(match);
        }

        return name.LabelCount > origin.LabelCount ? ClosestEncloser(name, name.Parent, out _) : Covering(name); // the apex has no record: a broken zone
    }

    /// <inheritdoc/>
    /// <remarks>RFC 5155 §7.2.2.</remarks>
    public override IEnumerable<ResourceRecord> NoName(DomainName name, DomainName closestEncloser)
    {
        var proof = ClosestEncloser(name, closestEncloser, out var provable);
        return provable.Wildcard is { } wildcard ? proof.Concat(Covering(wildcard)) : proof;
    }

    /// <inheritdoc/>
    /// <remarks>RFC 5155 §7.2.6: the wildcard itself tells the closest encloser.</remarks>
    public override IEnumerable<ResourceRecord> Wildcard(DomainName name, DomainName closestEncloser) => Covering(name.Ancestor(closestEncloser.LabelCount + 1));

    /// <inheritdoc/>
    /// <remarks>RFC 5155 §7.2.5.</remarks>
    public override IEnumerable<ResourceRecord> WildcardNoData(DomainName name, DomainName closestEncloser)
    {
        var proof = ClosestEncloser(name, closestEncloser, out _);
        return closestEncloser.Wildcard is { } wildcard && Matching(wildcard) is { } match ? proof.Concat(Records(match)) : proof;
    }

    // RFC 5155 §7.2.1: an NSEC3 that matches the closest (provable) encloser and one that covers the next closer name.
    private IEnumerable<ResourceRecord> ClosestEncloser(DomainName name, DomainName start, out DomainName provable)
    {
        provable = start;
        while (provable.LabelCount > origin.LabelCount && Matching(provable) is null)
        {
            provable = provable.Parent;
        }

        var match = Matching(provable) is { } node ? Records(node) : [];
        return match.Concat(Covering(name.Ancestor(provable.LabelCount + 1)));
    }

    private ZoneNode? Matching(DomainName name) => Search(name) is >= 0 and var at ? nodes[at] : null;

    private IEnumerable<ResourceRecord> Covering(DomainName name)
    {
        if (nodes.Length == 0)
        {
            return [];
        }

        var at = Search(name);
        at = at >= 0 ? at : ~at - 1;
        return Records(nodes[at < 0 ? nodes.Length - 1 : at]);
    }

    private int Search(DomainName name)
    {
        if (parameters.Algorithm != Sha1 || parameters.Iterations > MaximumIterations)
        {
            return -1;
        }

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(name, hash);
        var (low, high) = (0, hashes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = hashes[middle].AsSpan().SequenceCompareTo(hash);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private IEnumerable<ResourceRecord> Records(ZoneNode node) => node.Records
        .Where(record => record.Data is not Nsec3 nsec3 || parameters.Fit(nsec3));

    // RFC 5155 §5: IH(salt, x, 0) = H(x || salt); IH(salt, x, k) = H(IH(salt, x, k-1) || salt).
    private void Hash(DomainName name, Span<byte> hash)
    {
        var canonical = name.ToCanonicalWire();
        var salt = parameters.Salt.Span;
        Span<byte> input = stackalloc byte[Math.Max(canonical.Length, hash.Length) + salt.Length];
        canonical.CopyTo(input);
        salt.CopyTo(input[canonical.Length..]);
        SHA1.HashData(input[..(canonical.Length + salt.Length)], hash);
        salt.CopyTo(input[hash.Length..]);
        for (var iteration = 0; iteration < parameters.Iterations; iteration++)
        {
            hash.CopyTo(input);
            SHA1.HashData(input[..(hash.Length + salt.Length)], hash);
        }
    }

    /// <summary>How names are hashed.</summary>
    public sealed record Parameters(byte Algorithm, ushort Iterations, ReadOnlyMemory<byte> Salt)
    {
        /// <summary>Whether a record is of the chain with these parameters.</summary>
        public bool Fit(Nsec3 nsec3) => nsec3.HashAlgorithm == Algorithm && nsec3.Iterations == Iterations && nsec3.Salt.Span.SequenceEqual(Salt.Span);

        /// <inheritdoc/>
        public bool Equals(Parameters? other) =>
            other is not null && Algorithm == other.Algorithm && Iterations == other.Iterations && Salt.Span.SequenceEqual(other.Salt.Span);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Algorithm, Iterations, Salt.Length);
    }
}
