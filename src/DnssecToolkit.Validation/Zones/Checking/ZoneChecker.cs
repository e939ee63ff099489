using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>
/// Checks a zone name by name, in canonical order: finds out what each name is to the zone (apex, delegation, below a cut, hash) and hands it to
/// the checks of its records (<see cref="NameSemantics"/>), its signatures (<see cref="SignatureCoverage"/>) and its proofs of absence (<see cref="DenialChecker"/>).
/// </summary>
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
    private readonly ushort _zoneClass;
    private readonly byte[] _cutKey = new byte[NameText.MaximumKey];
    private readonly NameSemantics _semantics;
    private readonly DenialTtl _denialTtl;
    private readonly DenialChecker _denial;
    private ZoneKeySet? _keys;
    private RRsetSignatureChecker? _signatures;
    private SignatureCoverage? _coverage;
    private ZoneDigest? _digest;
    private int _cutLength;
    private bool _cutIsDname;
    private bool _apexSeen;
    private bool _signed;

    public ZoneChecker(DomainName apex, ushort zoneClass, TrustAnchors? anchors, DateTimeOffset at, ZoneVerificationOptions options, FindingLog log, SignaturePipeline pipeline)
    {
        (_anchors, _at, _options, _log, _pipeline) = (anchors, at, options, log, pipeline);
        _zoneClass = zoneClass;
        _apexName = apex.ToCanonicalWire();
        _apexKeyLength = NameText.WriteKey(_apexName, _apexKey);
        _semantics = new NameSemantics(log, Statistics);
        _denialTtl = new DenialTtl(log);
        _denial = new DenialChecker(log, _apexName, _denialTtl, options);
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
            _denial.AddHashed(node);
            _coverage?.Check(node, isDelegation: false);
            return;
        }

        if (_cutLength > 0 && node.Key.StartsWith(_cutKey.AsSpan(0, _cutLength)))
        {
            _semantics.CheckOccluded(node, _cutIsDname);
            return;
        }

        var isDelegation = !isApex && node.Has(TypeNumbers.Ns);
        _cutLength = 0;
        if (isDelegation || node.Has(TypeNumbers.Dname))
        {
            node.Key.CopyTo(_cutKey);
            _cutLength = node.Key.Length;
            _cutIsDname = !isDelegation;
        }

        _semantics.Check(node, isDelegation, isApex);
        if (!_signed)
        {
            return;
        }

        if (node.Has(TypeNumbers.Nsec3))
        {
            _denial.AddHashed(node);
        }

        _coverage?.Check(node, isDelegation);
        _denial.Check(node, isDelegation);
    }

    /// <summary>After the last name.</summary>
    public void Finish()
    {
        _denial.Finish(Statistics);
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
                    _denialTtl.Expected = Math.Min(soa.Minimum, record.Ttl);
                }
            }

            _signed |= record.Type is TypeNumbers.Dnskey or TypeNumbers.Rrsig;
        }

        if (Serial is null)
        {
            _log.Add("zone-no-soa", Severity.Error, node.Name, TypeNumbers.Soa, null, "the apex has no SOA record");
        }

        if (!node.Has(TypeNumbers.Ns))
        {
            _log.Add("zone-no-ns", Severity.Error, node.Name, TypeNumbers.Ns, null, "the apex has no NS records");
        }

        if (node.Has(TypeNumbers.Ds))
        {
            _log.Add("ds-at-apex", Severity.Error, node.Name, TypeNumbers.Ds, null, "DS records belong to the parent's side of a delegation (RFC 4035 §2.4)");
        }

        if (node.Has(TypeNumbers.Zonemd))
        {
            _digest = new ZoneDigest(_log, node, Serial ?? 0);
        }

        if (!_signed)
        {
            return;
        }

        if (!node.Has(TypeNumbers.Dnskey))
        {
            _log.Add("dnskey-missing", Severity.Error, node.Name, TypeNumbers.Dnskey, null, "there are signatures at the apex, but no keys");
        }

        _keys = ZoneKeySet.Read(node, _log);
        Statistics.Keys = _keys.Keys.Count;
        _signatures = new RRsetSignatureChecker(_log, _pipeline, _keys, _apexName, _zoneClass, _at, _options);
        _coverage = _keys.Keys.Count > 0 ? new SignatureCoverage(_log, _signatures) : null;
        if (_keys.Keys.Count > 0)
        {
            AnchorTrusts = ApexChecker.CheckKeySet(node, _keys, _zoneClass, _anchors, _at, _log);
        }

        ApexChecker.CheckChildSignals(node, _keys, _log);
        _denial.ReadApex(node);
    }
}
