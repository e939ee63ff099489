using System.Buffers.Binary;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>Checks a zone name by name, in canonical order.</summary>
internal sealed class ZoneChecker : IDisposable
{
    private readonly ZoneVerificationOptions _options;
    private readonly TrustAnchors? _anchors;
    private readonly DateTimeOffset _at;
    private readonly FindingLog _log;
    private readonly SignaturePipeline _pipeline;
    private readonly byte[] _apexName;
    private readonly byte[] _apexKey = new byte[NameText.MaximumKey];
    private readonly int _apexKeyLength;
    private readonly int _apexLabels;
    private readonly ushort _zoneClass;
    private readonly byte[] _cutKey = new byte[NameText.MaximumKey];
    private readonly byte[] _previousKey = new byte[NameText.MaximumKey];
    private readonly byte[] _bitmap = new byte[Bitmap.MaximumLength];
    private readonly List<ushort> _types = [];
    private readonly List<Nsec3Chain> _chains = [];
    private readonly OctetInterner _bitmaps = new();
    private readonly Stack<(int KeyLength, int[] Expected)> _emptyNonTerminals = new();
    private readonly NsecChain _nsec;
    private ZoneKeySet? _keys;
    private RRsetSignatureChecker? _signatures;
    private ZoneDigest? _digest;
    private int _cutLength;
    private bool _cutIsDname;
    private int _previousLength;
    private bool _hasNsec;
    private bool _apexSeen;
    private uint _negativeTtl;
    private bool _nsecTtlTold;
    private bool _signed;

    public ZoneChecker(DomainName apex, ushort zoneClass, TrustAnchors? anchors, DateTimeOffset at, ZoneVerificationOptions options, FindingLog log, SignaturePipeline pipeline)
    {
        (_anchors, _at, _options, _log, _pipeline) = (anchors, at, options, log, pipeline);
        _zoneClass = zoneClass;
        _apexName = apex.ToCanonicalWire();
        _apexKeyLength = NameText.WriteKey(_apexName, _apexKey);
        _apexLabels = apex.LabelCount;
        _nsec = new NsecChain(log);
    }

    /// <summary>The counts for the report.</summary>
    public ZoneStatistics Statistics { get; } = new();

    /// <summary>The SOA's serial.</summary>
    public uint? Serial { get; private set; }

    /// <summary>Whether the apex has a ZONEMD record to compute, so that every name must come in canonical order.</summary>
    public bool NeedsFullOrder => _digest is { IsNeeded: true };

    /// <summary>Whether the apex has been checked.</summary>
    public bool ApexSeen => _apexSeen;

    /// <summary>Whether the zone has keys or signatures at all.</summary>
    public bool IsSigned => _signed;

    /// <summary>Whether any of its signatures can be checked here.</summary>
    public bool IsCheckable => _keys is { IsCheckable: true };

    /// <summary>Whether an anchor for the zone trusts its keys; null without one.</summary>
    public bool? AnchorTrusts { get; private set; }

    private ReadOnlySpan<byte> ApexKey => _apexKey.AsSpan(0, _apexKeyLength);

    /// <summary>Whether a node has nothing but NSEC3 records and signatures over them, directly below the apex: it stands in the chain of hashes, not among the names.</summary>
    public static bool IsHashOnly(ZoneNode node)
    {
        var hashed = false;
        foreach (ref readonly var record in node.Records)
        {
            if (record.Type == TypeNumbers.Nsec3)
            {
                hashed = true;
            }
            else if (record.Type != TypeNumbers.Rrsig || record.Covered != TypeNumbers.Nsec3)
            {
                return false;
            }
        }

        return hashed;
    }

    /// <summary>Whether a node has nothing but signatures over NSEC3 records that stand elsewhere in the file.</summary>
    public static bool HasOnlySignaturesOfHashes(ZoneNode node)
    {
        foreach (ref readonly var record in node.Records)
        {
            if (record.Covered != TypeNumbers.Nsec3)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Checks the next name. Names with nothing but NSEC3 may come in any order.</summary>
    public void Check(ZoneNode node)
    {
        if (!node.Key.StartsWith(ApexKey))
        {
            _log.Add("zone-out-of-zone", Severity.Warning, node.Name, node.Records[0].Type, node.Records[0].Line, "the name does not lie in the zone");
            return;
        }

        if (node.Sort())
        {
            _log.Add("zone-duplicate-record", Severity.Notice, node.Name, null, node.Records[0].Line, "records stand in the file more than once");
        }

        Statistics.Names++;
        var isApex = node.Key.Length == _apexKeyLength;
        if (isApex)
        {
            ReadApex(node);
        }

        _digest?.Add(node, isApex, _zoneClass);
        if (!_apexSeen)
        {
            return;
        }

        if (IsHashOnly(node))
        {
            CheckHashed(node);
            CheckSets(node, isDelegation: false);
            return;
        }

        if (_cutLength > 0 && node.Key.StartsWith(_cutKey.AsSpan(0, _cutLength)))
        {
            CheckOccluded(node);
            return;
        }

        var isDelegation = !isApex && Has(node, TypeNumbers.Ns);
        _cutLength = 0;
        if (isDelegation || Has(node, TypeNumbers.Dname))
        {
            node.Key.CopyTo(_cutKey);
            _cutLength = node.Key.Length;
            _cutIsDname = !isDelegation;
        }

        CheckTypes(node, isDelegation, isApex);
        if (!_signed)
        {
            return;
        }

        if (Has(node, TypeNumbers.Nsec3))
        {
            CheckHashed(node);
        }

        CheckSets(node, isDelegation);
        CheckDenial(node, isDelegation);
        node.Key.CopyTo(_previousKey);
        _previousLength = node.Key.Length;
    }

    /// <summary>After the last name.</summary>
    public void Finish()
    {
        if (_hasNsec)
        {
            _nsec.Finish();
        }

        foreach (var chain in _chains)
        {
            chain.Finish(_bitmaps);
            Statistics.Nsec3Records += chain.Count;
        }

        Statistics.NsecRecords = _nsec.Count;
        _digest?.Finish();
        Statistics.ZonemdVerified = _digest is { Verified: true };
        if (_signatures is not null)
        {
            Statistics.RRsets = _signatures.RRsets;
            Statistics.UnsignedRRsets = _signatures.Unsigned;
            Statistics.SignaturesNotChecked = _signatures.NotChecked;
        }
    }

    public void Dispose()
    {
        _keys?.Dispose();
        _digest?.Dispose();
    }

    private void ReadApex(ZoneNode node)
    {
        _apexSeen = true;
        foreach (ref readonly var record in node.Records)
        {
            if (record.Type == TypeNumbers.Soa)
            {
                if (Serial is not null)
                {
                    _log.Add("zone-several-soas", Severity.Error, node.Name, TypeNumbers.Soa, record.Line, "a zone has one SOA record");
                }
                else if (Rdata.Read(RecordType.Soa, node.Data(record)) is Soa soa)
                {
                    Serial = soa.Serial;
                    _negativeTtl = Math.Min(soa.Minimum, record.Ttl);
                }
            }

            _signed |= record.Type is TypeNumbers.Dnskey or TypeNumbers.Rrsig;
        }

        if (Serial is null)
        {
            _log.Add("zone-no-soa", Severity.Error, node.Name, TypeNumbers.Soa, null, "the apex has no SOA record");
        }

        if (!Has(node, TypeNumbers.Ns))
        {
            _log.Add("zone-no-ns", Severity.Error, node.Name, TypeNumbers.Ns, null, "the apex has no NS records");
        }

        if (Has(node, TypeNumbers.Ds))
        {
            _log.Add("ds-at-apex", Severity.Error, node.Name, TypeNumbers.Ds, null, "DS records belong to the parent's side of a delegation (RFC 4035 §2.4)");
        }

        if (Has(node, TypeNumbers.Zonemd))
        {
            _digest = new ZoneDigest(_log, node, Serial ?? 0);
        }

        if (!_signed)
        {
            return;
        }

        if (!Has(node, TypeNumbers.Dnskey))
        {
            _log.Add("dnskey-missing", Severity.Error, node.Name, TypeNumbers.Dnskey, null, "there are signatures at the apex, but no keys");
        }

        _keys = ZoneKeySet.Read(node, _log);
        Statistics.Keys = _keys.Keys.Count;
        _signatures = new RRsetSignatureChecker(_log, _pipeline, _keys, _apexName, _zoneClass, _at, _options);
        if (_keys.Keys.Count > 0)
        {
            AnchorTrusts = ApexChecker.CheckKeySet(node, _keys, _zoneClass, _anchors, _at, _log);
        }

        ApexChecker.CheckChildSignals(node, _keys, _log);
        ReadDenialParameters(node);
    }

    private void ReadDenialParameters(ZoneNode node)
    {
        _hasNsec = Has(node, TypeNumbers.Nsec);
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

            _chains.Add(new Nsec3Chain(_log, _apexName, parameters.HashAlgorithm, parameters.Iterations, parameters.Salt.Span, isListed: true, isChecked: isKnown && isAffordable));
        }

        if (!_hasNsec && _chains.Count == 0)
        {
            _log.Add("denial-missing", Severity.Error, node.Name, null, null, "the apex has neither an NSEC nor an NSEC3PARAM record: nothing can be proven absent");
        }
    }

    private void CheckTypes(ZoneNode node, bool isDelegation, bool isApex)
    {
        var records = node.Records;
        int cnames = 0, dnames = 0, others = 0, lastLine = 0;
        var hasDs = false;
        foreach (ref readonly var record in records)
        {
            switch (record.Type)
            {
                case TypeNumbers.Cname:
                    cnames++;
                    lastLine = record.Line;
                    break;
                case TypeNumbers.Dname:
                    dnames++;
                    others++;
                    break;
                case TypeNumbers.Ds:
                    hasDs = true;
                    others++;
                    if (isDelegation)
                    {
                        CheckDs(node, record);
                    }

                    break;
                case TypeNumbers.Cds or TypeNumbers.Cdnskey or TypeNumbers.Zonemd or TypeNumbers.Nsec3Param or TypeNumbers.Dnskey or TypeNumbers.Soa when !isApex:
                    others++;
                    _log.Add("zone-apex-type-elsewhere", Severity.Warning, node.Name, record.Type, record.Line, "the type belongs at the apex");
                    break;
                case TypeNumbers.Rrsig or TypeNumbers.Nsec or TypeNumbers.Nsec3:
                    break;
                default:
                    others++;
                    break;
            }
        }

        if (cnames > 0 && others > 0)
        {
            // RFC 2181 §10.1, RFC 4034 §3 and §4: only RRSIG and NSEC may stand beside a CNAME.
            _log.Add("cname-with-other-data", Severity.Error, node.Name, TypeNumbers.Cname, lastLine, "other records stand beside the CNAME");
        }

        if (cnames > 1)
        {
            _log.Add("cname-multiple", Severity.Error, node.Name, TypeNumbers.Cname, lastLine, $"{cnames} CNAME records at one name");
        }

        if (dnames > 1)
        {
            _log.Add("dname-multiple", Severity.Error, node.Name, TypeNumbers.Dname, null, $"{dnames} DNAME records at one name (RFC 6672 §2.4)");
        }

        if (isDelegation)
        {
            Statistics.Delegations++;
            Statistics.SecureDelegations += hasDs ? 1 : 0;
        }
        else if (hasDs && !isApex)
        {
            _log.Add("ds-without-delegation", Severity.Error, node.Name, TypeNumbers.Ds, null, "DS records without NS records (RFC 4035 §2.4)");
        }
    }

    private void CheckDs(ZoneNode node, in NodeRecord record)
    {
        var data = node.Data(record);
        if (data.Length < 5)
        {
            _log.Add("ds-malformed", Severity.Error, node.Name, TypeNumbers.Ds, record.Line, "the data is too short");
            return;
        }

        var (tag, algorithm, type) = (BinaryPrimitives.ReadUInt16BigEndian(data), data[2], new DigestType(data[3]));
        if (DsDigest.Length(type) is not { } length)
        {
            _log.Add("ds-digest-unsupported", Severity.Notice, node.Name, TypeNumbers.Ds, record.Line, $"digest type {type.Number}", algorithm, tag);
        }
        else if (data.Length - 4 != length)
        {
            _log.Add("ds-digest-length", Severity.Error, node.Name, TypeNumbers.Ds, record.Line, $"the digest has {data.Length - 4} octets; type {type.Number} has {length}", algorithm, tag);
        }
    }

    /// <summary>Names below a delegation or a DNAME: nothing there is signed or in the chain (RFC 4035 §2.2: "MUST NOT").</summary>
    private void CheckOccluded(ZoneNode node)
    {
        Statistics.GlueNames++;
        foreach (ref readonly var record in node.Records)
        {
            switch (record.Type)
            {
                case TypeNumbers.Rrsig:
                    _log.Add("rrsig-on-glue", Severity.Error, node.Name, record.Covered, record.Line, "a signature below a delegation or DNAME");
                    break;
                case TypeNumbers.Nsec:
                    _log.Add("nsec-on-glue", Severity.Error, node.Name, TypeNumbers.Nsec, record.Line, "an NSEC record below a delegation or DNAME");
                    break;
                case TypeNumbers.A or TypeNumbers.Aaaa when !_cutIsDname:
                    break;
                default:
                    _log.Add("zone-occluded-data", Severity.Warning, node.Name, record.Type, record.Line, _cutIsDname ? "it lies below a DNAME (RFC 6672 §2.4)" : "it lies below a delegation and is not glue");
                    break;
            }
        }
    }

    /// <summary>Every RRset of a name with its signatures.</summary>
    private void CheckSets(ZoneNode node, bool isDelegation)
    {
        if (_signatures is null || _keys!.Keys.Count == 0)
        {
            return;
        }

        var records = node.Records;
        var firstRrsig = 0;
        while (firstRrsig < records.Length && records[firstRrsig].Type < TypeNumbers.Rrsig)
        {
            firstRrsig++;
        }

        var endRrsig = firstRrsig;
        while (endRrsig < records.Length && records[endRrsig].Type == TypeNumbers.Rrsig)
        {
            endRrsig++;
        }

        var rrsig = firstRrsig;
        for (var first = 0; first < records.Length;)
        {
            var type = records[first].Type;
            if (type == TypeNumbers.Rrsig)
            {
                first = endRrsig;
                continue;
            }

            var end = first + 1;
            while (end < records.Length && records[end].Type == type)
            {
                end++;
            }

            while (rrsig < endRrsig && records[rrsig].Covered < type)
            {
                Orphan(node, records[rrsig++]);
            }

            var covering = rrsig;
            while (rrsig < endRrsig && records[rrsig].Covered == type)
            {
                rrsig++;
            }

            if (!isDelegation || type is TypeNumbers.Ds or TypeNumbers.Nsec or TypeNumbers.Nsec3)
            {
                _signatures.Check(node, first, end, covering, rrsig);
            }
            else if (covering < rrsig)
            {
                // RFC 4035 §2.2: the NS RRset of a delegation and glue "MUST NOT" be signed: they belong to the child.
                _log.Add(
                    type == TypeNumbers.Ns ? "rrsig-on-delegation" : "rrsig-on-glue",
                    Severity.Error,
                    node.Name,
                    type,
                    records[covering].Line,
                    "the RRset at a delegation is not the zone's to sign");
            }

            first = end;
        }

        while (rrsig < endRrsig)
        {
            Orphan(node, records[rrsig++]);
        }
    }

    private void Orphan(ZoneNode node, in NodeRecord record) =>
        _log.Add("rrsig-covers-nothing", Severity.Warning, node.Name, record.Covered, record.Line, "the name has no records of the type that is signed");

    /// <summary>The place of the name in the NSEC and NSEC3 chains.</summary>
    private void CheckDenial(ZoneNode node, bool isDelegation)
    {
        var records = node.Records;
        int nsecFirst = 0, nsecCount = 0;
        var isSigned = false;
        _types.Clear();
        for (var i = 0; i < records.Length; i++)
        {
            var type = records[i].Type;
            if (type == TypeNumbers.Nsec)
            {
                nsecFirst = nsecCount++ == 0 ? i : nsecFirst;
                if (nsecCount == 1)
                {
                    CheckNegativeTtl(node, records[i]);
                }
            }

            // RFC 4035 §2.3: at a delegation only what the parent is authoritative for, and NS. NSEC3 has an owner of its own.
            if (type is TypeNumbers.Rrsig or TypeNumbers.Nsec3 || (isDelegation && type is not (TypeNumbers.Ns or TypeNumbers.Ds or TypeNumbers.Nsec)))
            {
                continue;
            }

            isSigned |= !(isDelegation && type == TypeNumbers.Ns);
            if (_types.Count == 0 || _types[^1] != type)
            {
                _types.Add(type);
            }
        }

        if (isSigned || _hasNsec)
        {
            var place = 0;
            while (place < _types.Count && _types[place] < TypeNumbers.Rrsig)
            {
                place++;
            }

            _types.Insert(place, TypeNumbers.Rrsig);
        }

        var bitmap = _bitmap.AsSpan(0, Bitmap.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_types), _bitmap));
        if (_hasNsec)
        {
            _nsec.Add(node, nsecFirst, nsecCount, bitmap);
        }
        else if (nsecCount > 0)
        {
            _log.Add("nsec-extra", Severity.Warning, node.Name, TypeNumbers.Nsec, records[nsecFirst].Line, "the apex has no NSEC record, so no chain can be in use");
        }

        if (_chains.Count > 0)
        {
            Expect(node, _bitmaps.Intern(bitmap), isOptional: isDelegation && !isSigned);
        }
    }

    private void CheckNegativeTtl(ZoneNode node, in NodeRecord record)
    {
        if (record.Ttl != _negativeTtl && !_nsecTtlTold)
        {
            // RFC 9077 §3: the lesser of the SOA's MINIMUM field and the TTL of the SOA itself.
            _nsecTtlTold = true;
            _log.Add("denial-ttl", Severity.Warning, node.Name, record.Type, record.Line, $"the TTL is {record.Ttl}; negative answers have {_negativeTtl} (told once)");
        }
    }

    /// <summary>The name, and the empty non-terminals between it and the name before, must have NSEC3 records.</summary>
    private void Expect(ZoneNode node, int bitmap, bool isOptional)
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

    /// <summary>The NSEC3 records of an owner, for their chains.</summary>
    private void CheckHashed(ZoneNode node)
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

            CheckNegativeTtl(node, record);
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
                chain = new Nsec3Chain(_log, _apexName, data[0], iterations, salt, isListed: false, isChecked: data[0] == Nsec3.Sha1HashAlgorithm);
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

    private static bool Has(ZoneNode node, ushort type)
    {
        foreach (ref readonly var record in node.Records)
        {
            if (record.Type == type)
            {
                return true;
            }
        }

        return false;
    }
}
