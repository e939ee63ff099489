using System.Runtime.InteropServices;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The denial of existence of a zone: where each name stands in the chains of NSEC and NSEC3 records, and which types its bitmaps list.</summary>
internal sealed class DenialChecker
{
    private readonly FindingLog _log;
    private readonly NsecChain _nsec;
    private readonly Nsec3Chains _nsec3;
    private readonly DenialTtl _ttl;
    private readonly byte[] _bitmap = new byte[Bitmap.MaximumLength];
    private readonly List<ushort> _types = [];
    private bool _hasNsec;

    public DenialChecker(FindingLog log, byte[] apex, DenialTtl ttl, ZoneVerificationOptions options)
    {
        (_log, _ttl) = (log, ttl);
        _nsec = new NsecChain(log);
        _nsec3 = new Nsec3Chains(log, apex, ttl, options);
    }

    /// <summary>Reads at the apex of a signed zone which chains there are.</summary>
    public void ReadApex(ZoneNode apex)
    {
        _hasNsec = apex.Has(TypeNumbers.Nsec);
        _nsec3.ReadParameters(apex);
        if (!_hasNsec && _nsec3.IsEmpty)
        {
            _log.Add("denial-missing", Severity.Error, apex.Name, null, null, "the apex has neither an NSEC nor an NSEC3PARAM record: nothing can be proven absent");
        }
    }

    /// <summary>Takes the NSEC3 records of an owner.</summary>
    public void AddHashed(ZoneNode node) => _nsec3.Add(node);

    /// <summary>Checks the place of a name in the NSEC and NSEC3 chains.</summary>
    public void Check(ZoneNode node, bool isDelegation)
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
                    _ttl.Check(node, records[i]);
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

        var bitmap = _bitmap.AsSpan(0, Bitmap.Write(CollectionsMarshal.AsSpan(_types), _bitmap));
        if (_hasNsec)
        {
            _nsec.Add(node, nsecFirst, nsecCount, bitmap);
        }
        else if (nsecCount > 0)
        {
            _log.Add("nsec-extra", Severity.Warning, node.Name, TypeNumbers.Nsec, records[nsecFirst].Line, "the apex has no NSEC record, so no chain can be in use");
        }

        _nsec3.Expect(node, bitmap, isOptional: isDelegation && !isSigned);
    }

    /// <summary>After the last name.</summary>
    public void Finish(ZoneStatistics statistics)
    {
        if (_hasNsec)
        {
            _nsec.Finish();
        }

        statistics.Nsec3Records += _nsec3.Finish();
        statistics.NsecRecords = _nsec.Count;
    }
}
