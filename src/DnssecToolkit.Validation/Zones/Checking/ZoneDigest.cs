using System.Buffers.Binary;
using System.Security.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The digest over a whole zone (ZONEMD, RFC 8976), scheme SIMPLE, computed while the names come in canonical order.</summary>
internal sealed class ZoneDigest : IDisposable
{
    private const byte SimpleScheme = 1;

    private readonly FindingLog _log;
    private readonly byte[] _apex;
    private readonly List<Claim> _claims = [];
    private readonly Dictionary<byte, IncrementalHash> _hashes = [];
    private readonly byte[] _header = new byte[NameText.MaximumWire + 1 + 10];

    /// <summary>Reads the ZONEMD records of the apex.</summary>
    public ZoneDigest(FindingLog log, ZoneNode apex, uint serial)
    {
        _log = log;
        _apex = apex.Name.ToArray();
        foreach (ref readonly var record in apex.Records)
        {
            if (record.Type == TypeNumbers.Zonemd)
            {
                Read(apex.Data(record), record.Line, serial);
            }
        }

        // RFC 8976 §4: several records with the same scheme and hash algorithm: none of them is to be used.
        foreach (var group in _claims.GroupBy(claim => (claim.Scheme, claim.Hash)).Where(group => group.Count() > 1).ToList())
        {
            _log.Add("zonemd-duplicate", Severity.Error, _apex, TypeNumbers.Zonemd, group.First().Line, $"{group.Count()} records with scheme {group.Key.Scheme} and hash algorithm {group.Key.Hash}");
            _claims.RemoveAll(claim => (claim.Scheme, claim.Hash) == group.Key);
        }

        foreach (var claim in _claims)
        {
            _hashes.TryAdd(claim.Hash, IncrementalHash.CreateHash(claim.Hash == 1 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA512));
        }
    }

    /// <summary>Whether there is a digest to compute.</summary>
    public bool IsNeeded => _hashes.Count > 0;

    /// <summary>Whether a digest was there and right.</summary>
    public bool Verified { get; private set; }

    /// <summary>Adds a name, whose records are sorted (RFC 8976 §3.3.1).</summary>
    public void Add(ZoneNode node, bool isApex, ushort zoneClass)
    {
        var name = node.Name;
        name.CopyTo(_header);
        foreach (ref readonly var record in node.Records)
        {
            // The apex ZONEMD RRset and its signatures are left out.
            if (isApex && (record.Type == TypeNumbers.Zonemd || (record.Type == TypeNumbers.Rrsig && record.Covered == TypeNumbers.Zonemd)))
            {
                continue;
            }

            var fields = _header.AsSpan(name.Length);
            BinaryPrimitives.WriteUInt16BigEndian(fields, record.Type);
            BinaryPrimitives.WriteUInt16BigEndian(fields[2..], zoneClass);
            BinaryPrimitives.WriteUInt32BigEndian(fields[4..], record.Ttl);
            BinaryPrimitives.WriteUInt16BigEndian(fields[8..], (ushort)record.Length);
            foreach (var hash in _hashes.Values)
            {
                hash.AppendData(_header.AsSpan(0, name.Length + 10));
                hash.AppendData(node.Data(record));
            }
        }
    }

    /// <summary>Compares the digests.</summary>
    public void Finish()
    {
        var digests = _hashes.ToDictionary(pair => pair.Key, pair => pair.Value.GetHashAndReset());
        foreach (var claim in _claims)
        {
            var computed = digests[claim.Hash];
            if (computed.AsSpan().SequenceEqual(claim.Digest))
            {
                Verified = true;
            }
            else
            {
                _log.Add("zonemd-mismatch", Severity.Error, _apex, TypeNumbers.Zonemd, claim.Line, $"the zone's digest is {Convert.ToHexStringLower(computed)}");
            }
        }
    }

    /// <summary>Frees the hashes.</summary>
    public void Dispose()
    {
        foreach (var hash in _hashes.Values)
        {
            hash.Dispose();
        }
    }

    private void Read(ReadOnlySpan<byte> data, int line, uint serial)
    {
        if (data.Length < 6)
        {
            _log.Add("zonemd-malformed", Severity.Error, _apex, TypeNumbers.Zonemd, line, "the data is too short");
            return;
        }

        var claim = new Claim(BinaryPrimitives.ReadUInt32BigEndian(data), data[4], data[5], data[6..].ToArray(), line);
        if (claim.Serial != serial)
        {
            _log.Add("zonemd-serial", Severity.Error, _apex, TypeNumbers.Zonemd, line, $"for serial {claim.Serial}, but the SOA has {serial}");
        }
        else if (claim.Scheme != SimpleScheme || claim.Hash is not (1 or 2))
        {
            _log.Add("zonemd-unsupported", Severity.Notice, _apex, TypeNumbers.Zonemd, line, $"scheme {claim.Scheme}, hash algorithm {claim.Hash}");
        }
        else if (claim.Digest.Length != (claim.Hash == 1 ? 48 : 64))
        {
            _log.Add("zonemd-malformed", Severity.Error, _apex, TypeNumbers.Zonemd, line, $"the digest has {claim.Digest.Length} octets");
        }
        else
        {
            _claims.Add(claim);
        }
    }

    private sealed record Claim(uint Serial, byte Scheme, byte Hash, byte[] Digest, int Line);
}
