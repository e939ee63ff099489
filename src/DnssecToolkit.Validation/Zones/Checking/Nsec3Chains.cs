using System.Buffers.Binary;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The chains of NSEC3 records of a zone, one for each set of parameters, and what each must have a record for: names and empty non-terminals.</summary>
internal sealed class Nsec3Chains
{
    private readonly FindingLog _log;
    private readonly byte[] _apex;
    private readonly int _apexLabels;
    private readonly DenialTtl _ttl;
    private readonly ZoneVerificationOptions _options;
    private readonly List<Nsec3Chain> _chains = [];
    private readonly OctetInterner _bitmaps = new();
    private readonly Stack<(int KeyLength, int[] Expected)> _emptyNonTerminals = new();
    private readonly byte[] _previousKey = new byte[NameText.MaximumKey];
    private int _previousLength;

    public Nsec3Chains(FindingLog log, byte[] apex, DenialTtl ttl, ZoneVerificationOptions options)
    {
        (_log, _apex, _ttl, _options) = (log, apex, ttl, options);
        _apexLabels = NameText.CountLabels(apex);
    }

    /// <summary>Whether there is no chain.</summary>
    public bool IsEmpty => _chains.Count == 0;

    /// <summary>Reads the NSEC3PARAM records of the apex: one chain each (RFC 5155 §4).</summary>
    public void ReadParameters(ZoneNode node)
    {
        foreach (ref readonly var record in node.Records)
        {
            if (record.Type != TypeNumbers.Nsec3Param)
            {
                continue;
            }

            if (Rdata.Read(RecordType.Nsec3Param, node.Data(record)) is not Nsec3Param parameters)
            {
                _log.Add("nsec3param-malformed", Severity.Error, node.Name, TypeNumbers.Nsec3Param, record.Line, "the data is not well formed");
                continue;
            }

            if (parameters.Flags != 0)
            {
                // RFC 5155 §4.1.2: "NSEC3PARAM RRs with a Flags field value other than zero MUST be ignored."
                _log.Add("nsec3param-flags", Severity.Notice, node.Name, TypeNumbers.Nsec3Param, record.Line, $"the flags are {parameters.Flags}: servers ignore it");
                continue;
            }

            var isKnown = parameters.HashAlgorithm == Nsec3.Sha1HashAlgorithm;
            if (!isKnown)
            {
                _log.Add("nsec3-hash-unknown", Severity.Error, node.Name, TypeNumbers.Nsec3Param, record.Line, $"hash algorithm {parameters.HashAlgorithm} is not defined");
            }

            var isAffordable = parameters.Iterations <= _options.MaximumNsec3Iterations;
            if (parameters.Iterations > 0)
            {
                // RFC 9276 §3.1: "If NSEC3 must be used, then an iterations count of 0 MUST be used".
                _log.Add(
                    isAffordable ? "nsec3-iterations-nonzero" : "nsec3-iterations-too-many",
                    isAffordable ? Severity.Warning : Severity.Error,
                    node.Name,
                    TypeNumbers.Nsec3Param,
                    record.Line,
                    $"{parameters.Iterations} iterations{(isAffordable ? "" : ": too many, the chain is not checked")}");
            }

            _chains.Add(new Nsec3Chain(_log, _apex, parameters.HashAlgorithm, parameters.Iterations, parameters.Salt.Span, isListed: true, isChecked: isKnown && isAffordable));
        }
    }

    /// <summary>Takes the NSEC3 records of an owner, each for its chain.</summary>
    public void Add(ZoneNode node)
    {
        Span<byte> hash = stackalloc byte[40];
        var label = node.Name[0] is > 0 and <= 63 ? node.Name.Slice(1, node.Name[0]) : [];
        var length = label.Length <= 63 ? FieldText.Base32Hex(label, hash) : -1;
        var isBelowApex = NameText.CountLabels(node.Name) == _apexLabels + 1;
        foreach (ref readonly var record in node.Records)
        {
            if (record.Type != TypeNumbers.Nsec3)
            {
                continue;
            }

            _ttl.Check(node, record);
            var data = node.Data(record);
            if (data.Length < 6 || data.Length < 6 + data[4] || data.Length < 6 + data[4] + data[5 + data[4]])
            {
                _log.Add("nsec3-malformed", Severity.Error, node.Name, TypeNumbers.Nsec3, record.Line, "the data is not well formed");
                continue;
            }

            var iterations = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
            var salt = data.Slice(5, data[4]);
            var nextLength = data[5 + data[4]];
            var next = data.Slice(6 + data[4], nextLength);
            var bitmap = data[(6 + data[4] + nextLength)..];
            var chain = FindChain(data[0], iterations, salt);
            if (chain is null)
            {
                _log.Add("nsec3-unlisted", Severity.Warning, node.Name, TypeNumbers.Nsec3, record.Line, "no NSEC3PARAM record has these parameters: servers do not use the chain (told once)");
                chain = new Nsec3Chain(_log, _apex, data[0], iterations, salt, isListed: false, isChecked: data[0] == Nsec3.Sha1HashAlgorithm);
                _chains.Add(chain);
            }

            if (data[0] != Nsec3.Sha1HashAlgorithm)
            {
                continue; // told with its NSEC3PARAM
            }

            if (!isBelowApex || length != Nsec3Digest.Length || nextLength != Nsec3Digest.Length)
            {
                _log.Add("nsec3-malformed", Severity.Error, node.Name, TypeNumbers.Nsec3, record.Line, "owner or next hash is not a hash of 20 octets directly below the apex");
                continue;
            }

            chain.Add(Nsec3Digest.Read(hash), Nsec3Digest.Read(next), data[1], _bitmaps.Intern(bitmap), record.Line);
        }
    }

    /// <summary>The name, and the empty non-terminals between it and the name before, must have NSEC3 records.</summary>
    /// <param name="node">The name.</param>
    /// <param name="bitmap">The bitmap that its record must have.</param>
    /// <param name="isOptional">Whether a span with opt-out excuses the lack of a record.</param>
    public void Expect(ZoneNode node, ReadOnlySpan<byte> bitmap, bool isOptional)
    {
        if (_chains.Count > 0)
        {
            ExpectInAll(node, _bitmaps.Intern(bitmap), isOptional);
        }

        node.Key.CopyTo(_previousKey);
        _previousLength = node.Key.Length;
    }

    private void ExpectInAll(ZoneNode node, int bitmap, bool isOptional)
    {
        while (_emptyNonTerminals.Count > 0 && !node.Key.StartsWith(_previousKey.AsSpan(0, _emptyNonTerminals.Peek().KeyLength)))
        {
            _emptyNonTerminals.Pop();
        }

        var labels = NameText.CountLabels(node.Name);
        if (labels > _apexLabels + 1)
        {
            ExpectEmptyNonTerminals(node, labels);
        }

        if (!isOptional)
        {
            foreach (var (_, expected) in _emptyNonTerminals)
            {
                for (var i = 0; i < expected.Length; i++)
                {
                    if (expected[i] >= 0)
                    {
                        _chains[i].Require(expected[i]);
                    }
                }
            }
        }

        foreach (var chain in _chains)
        {
            if (chain.IsListed && chain.IsChecked)
            {
                chain.Expect(node.Name, bitmap, isOptional, isEmpty: false);
            }
        }
    }

    private void ExpectEmptyNonTerminals(ZoneNode node, int labels)
    {
        // How many labels from the right are shared with the name before.
        var key = node.Key;
        var previous = _previousKey.AsSpan(0, _previousLength);
        var shared = 0;
        var common = key.CommonPrefixLength(previous);
        for (var i = 0; i < common; i++)
        {
            shared += key[i] == 0 ? 1 : 0;
        }

        var keyLength = 0;
        for (var depth = 1; depth < labels; depth++)
        {
            keyLength += key[keyLength..].IndexOf((byte)0) + 1;
            if (depth <= Math.Max(shared, _apexLabels))
            {
                continue;
            }

            var name = node.Name;
            for (var drop = labels - depth; drop > 0; drop--)
            {
                name = name[(name[0] + 1)..];
            }

            var expected = new int[_chains.Count(chain => chain.IsListed)];
            for (var i = 0; i < expected.Length; i++)
            {
                expected[i] = _chains[i].IsChecked ? _chains[i].Expect(name, _bitmaps.Intern([]), optional: true, isEmpty: true) : -1;
            }

            _emptyNonTerminals.Push((keyLength, expected));
        }
    }

    /// <summary>After the last name: compares what must be there with what is there. Returns how many records there are.</summary>
    public long Finish()
    {
        long records = 0;
        foreach (var chain in _chains)
        {
            chain.Finish(_bitmaps);
            records += chain.Count;
        }

        return records;
    }

    private Nsec3Chain? FindChain(byte algorithm, ushort iterations, ReadOnlySpan<byte> salt)
    {
        foreach (var chain in _chains)
        {
            if (chain.Has(algorithm, iterations, salt))
            {
                return chain;
            }
        }

        return null;
    }
}
