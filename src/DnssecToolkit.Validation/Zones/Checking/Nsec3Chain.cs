using System.Security.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>
/// The NSEC3 records with one set of parameters: every authoritative name and empty non-terminal must have one, in a closed
/// chain in order of the hashes (RFC 5155 §7.1), where opt-out does not excuse an unsigned delegation (§6).
/// </summary>
internal sealed class Nsec3Chain
{
    private readonly FindingLog _log;
    private readonly byte[] _salt;
    private readonly byte[] _apex;
    private readonly ChunkedList<Expected> _expected = new();
    private readonly ChunkedList<Actual> _actual = new();
    private readonly byte[] _input = new byte[NameText.MaximumWire + 1 + 255];
    private readonly List<byte[]> _names = [];
    private int _namesUsed;

    public Nsec3Chain(FindingLog log, ReadOnlySpan<byte> apex, byte algorithm, ushort iterations, ReadOnlySpan<byte> salt, bool isListed, bool isChecked)
    {
        _log = log;
        _salt = salt.ToArray();
        _apex = apex.ToArray();
        (Algorithm, Iterations, IsListed, IsChecked) = (algorithm, iterations, isListed, isChecked);
    }

    /// <summary>The hash algorithm.</summary>
    public byte Algorithm { get; }

    /// <summary>The additional iterations.</summary>
    public ushort Iterations { get; }

    /// <summary>Whether an NSEC3PARAM names it, so that servers use it.</summary>
    public bool IsListed { get; }

    /// <summary>Whether names are hashed and compared.</summary>
    public bool IsChecked { get; }

    /// <summary>NSEC3 records seen.</summary>
    public int Count => _actual.Count;

    /// <summary>The salt.</summary>
    public ReadOnlySpan<byte> Salt => _salt;

    /// <summary>Whether a record belongs to this chain.</summary>
    public bool Has(byte algorithm, ushort iterations, ReadOnlySpan<byte> salt) =>
        algorithm == Algorithm && iterations == Iterations && salt.SequenceEqual(_salt);

    /// <summary>A name that must have an NSEC3 record here. Returns the index for <see cref="Require"/>.</summary>
    /// <param name="name">The name in lower case.</param>
    /// <param name="bitmap">The number of the bitmap that it must have.</param>
    /// <param name="optional">Whether a span with opt-out excuses the lack of a record.</param>
    /// <param name="isEmpty">Whether it is an empty non-terminal.</param>
    public int Expect(ReadOnlySpan<byte> name, int bitmap, bool optional, bool isEmpty) =>
        _expected.Add(new Expected { Hash = Hash(name), Bitmap = bitmap, Name = Keep(name), IsOptional = optional, IsEmpty = isEmpty });

    /// <summary>Takes back that a name is optional: below the empty non-terminal is something that must be proven.</summary>
    public void Require(int index) => _expected[index].IsOptional = false;

    /// <summary>Takes an NSEC3 record whose hashes have the right length.</summary>
    public void Add(Nsec3Digest hash, Nsec3Digest next, byte flags, int bitmap, int line) =>
        _actual.Add(new Actual { Hash = hash, Next = next, Flags = flags, Bitmap = bitmap, Line = line });

    /// <summary>Compares what must be there with what is there.</summary>
    public void Finish(OctetInterner bitmaps)
    {
        if (!IsChecked)
        {
            return;
        }

        var expected = _expected.Order((a, b) => a.Hash.CompareTo(b.Hash));
        var actual = _actual.Order((a, b) => a.Hash.CompareTo(b.Hash));
        CheckLinks(actual, expected);
        if (!IsListed)
        {
            return;
        }

        var i = 0;
        for (var k = 0; k < actual.Length; k++)
        {
            ref var record = ref _actual[actual[k]];
            while (i < expected.Length && _expected[expected[i]].Hash.CompareTo(record.Hash) < 0)
            {
                Missing(_expected[expected[i++]], k == 0 ? _actual[actual[^1]] : _actual[actual[k - 1]]);
            }

            if (i == expected.Length || _expected[expected[i]].Hash != record.Hash)
            {
                if (k == 0 || _actual[actual[k - 1]].Hash != record.Hash)
                {
                    _log.Add("nsec3-extra", Severity.Error, OwnerOf(record.Hash), TypeNumbers.Nsec3, record.Line, "no name of the zone has this hash");
                }

                continue;
            }

            ref var name = ref _expected[expected[i]];
            if (record.Bitmap != name.Bitmap)
            {
                _log.Add(
                    "nsec3-bitmap-mismatch",
                    Severity.Error,
                    NameAt(name.Name),
                    TypeNumbers.Nsec3,
                    record.Line,
                    $"{record.Hash} {Bitmap.Difference(bitmaps[record.Bitmap], bitmaps[name.Bitmap])}");
            }

            i++;
        }

        for (; i < expected.Length; i++)
        {
            Missing(_expected[expected[i]], actual.Length == 0 ? null : _actual[actual[^1]]);
        }
    }

    private void Missing(in Expected name, Actual? before)
    {
        if (name.IsOptional && before is { } span && (span.Flags & Nsec3.OptOutFlag) != 0)
        {
            return;
        }

        // RFC 5155 §7.1: "Each owner name within the zone that owns authoritative RRSets MUST have a corresponding NSEC3 RR."
        _log.Add(
            "nsec3-record-missing",
            Severity.Error,
            NameAt(name.Name),
            TypeNumbers.Nsec3,
            null,
            $"no NSEC3 record {name.Hash}{(name.IsEmpty ? "; the name is an empty non-terminal" : "")}");
    }

    private void CheckLinks(int[] order, int[] expected)
    {
        for (var k = 0; k < order.Length; k++)
        {
            ref var record = ref _actual[order[k]];
            ref var next = ref _actual[order[k + 1 < order.Length ? k + 1 : 0]];
            if (k + 1 < order.Length && record.Hash == next.Hash)
            {
                _log.Add("nsec3-several", Severity.Error, OwnerOf(record.Hash), TypeNumbers.Nsec3, next.Line, "several NSEC3 records with the same parameters at one name");
            }
            else if (record.Next != next.Hash && !IsMissing(record.Next, order, expected))
            {
                _log.Add("nsec3-chain-broken", Severity.Error, OwnerOf(record.Hash), TypeNumbers.Nsec3, record.Line, $"next is {record.Next}, but the next hash of the chain is {next.Hash}");
            }
        }
    }

    /// <summary>Whether a name must have this hash and no record has it: then the gap in the chain is told as that.</summary>
    private bool IsMissing(Nsec3Digest hash, int[] order, int[] expected)
    {
        return IsListed && Contains(expected, index => _expected[index].Hash) && !Contains(order, index => _actual[index].Hash);

        bool Contains(int[] sorted, Func<int, Nsec3Digest> hashOf)
        {
            int low = 0, high = sorted.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (hashOf(sorted[middle]).CompareTo(hash) < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low < sorted.Length && hashOf(sorted[low]) == hash;
        }
    }

    /// <summary>IH(salt, name, iterations) (RFC 5155 §5).</summary>
    private Nsec3Digest Hash(ReadOnlySpan<byte> name)
    {
        name.CopyTo(_input);
        _salt.CopyTo(_input, name.Length);
        SHA1.HashData(_input.AsSpan(0, name.Length + _salt.Length), _input);
        if (Iterations > 0)
        {
            _salt.CopyTo(_input, Nsec3Digest.Length);
            for (var i = 0; i < Iterations; i++)
            {
                SHA1.HashData(_input.AsSpan(0, Nsec3Digest.Length + _salt.Length), _input);
            }
        }

        return Nsec3Digest.Read(_input);
    }

    /// <summary>Stores a name, for the words about it; its place.</summary>
    private long Keep(ReadOnlySpan<byte> name)
    {
        if (_names.Count == 0 || _names[^1].Length - _namesUsed < name.Length)
        {
            _names.Add(new byte[1 << 16]);
            _namesUsed = 0;
        }

        name.CopyTo(_names[^1].AsSpan(_namesUsed));
        var place = ((long)(_names.Count - 1) << 32) | (uint)_namesUsed;
        _namesUsed += name.Length;
        return place;
    }

    private ReadOnlySpan<byte> NameAt(long place)
    {
        var octets = _names[(int)(place >> 32)].AsSpan((int)place);
        return octets[..NameText.WireLength(octets)];
    }

    private byte[] OwnerOf(Nsec3Digest hash)
    {
        var label = System.Text.Encoding.ASCII.GetBytes(hash.ToString());
        return _apex.Length + label.Length + 1 > NameText.MaximumWire ? _apex : [(byte)label.Length, .. label, .. _apex];
    }

    private struct Expected
    {
        public Nsec3Digest Hash;
        public long Name;
        public int Bitmap;
        public bool IsOptional;
        public bool IsEmpty;
    }

    private struct Actual
    {
        public Nsec3Digest Hash;
        public Nsec3Digest Next;
        public int Bitmap;
        public int Line;
        public byte Flags;
    }
}
