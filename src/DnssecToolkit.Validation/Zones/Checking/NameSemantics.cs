using System.Buffers.Binary;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>Which records may stand at a name, beside each other and below a delegation or DNAME, whoever signed them.</summary>
internal sealed class NameSemantics(FindingLog log, ZoneStatistics statistics)
{
    /// <summary>Checks which types stand at a name that the zone has the say over, a delegation among them.</summary>
    public void Check(ZoneNode node, bool isDelegation, bool isApex)
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
                    log.Add("zone-apex-type-elsewhere", Severity.Warning, node.Name, record.Type, record.Line, "the type belongs at the apex");
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
            log.Add("cname-with-other-data", Severity.Error, node.Name, TypeNumbers.Cname, lastLine, "other records stand beside the CNAME");
        }

        if (cnames > 1)
        {
            log.Add("cname-multiple", Severity.Error, node.Name, TypeNumbers.Cname, lastLine, $"{cnames} CNAME records at one name");
        }

        if (dnames > 1)
        {
            log.Add("dname-multiple", Severity.Error, node.Name, TypeNumbers.Dname, null, $"{dnames} DNAME records at one name (RFC 6672 §2.4)");
        }

        if (isDelegation)
        {
            statistics.Delegations++;
            statistics.SecureDelegations += hasDs ? 1 : 0;
        }
        else if (hasDs && !isApex)
        {
            log.Add("ds-without-delegation", Severity.Error, node.Name, TypeNumbers.Ds, null, "DS records without NS records (RFC 4035 §2.4)");
        }
    }

    /// <summary>Names below a delegation or a DNAME: nothing there is signed or in the chain (RFC 4035 §2.2: "MUST NOT").</summary>
    public void CheckOccluded(ZoneNode node, bool isBelowDname)
    {
        statistics.GlueNames++;
        foreach (ref readonly var record in node.Records)
        {
            switch (record.Type)
            {
                case TypeNumbers.Rrsig:
                    log.Add("rrsig-on-glue", Severity.Error, node.Name, record.Covered, record.Line, "a signature below a delegation or DNAME");
                    break;
                case TypeNumbers.Nsec:
                    log.Add("nsec-on-glue", Severity.Error, node.Name, TypeNumbers.Nsec, record.Line, "an NSEC record below a delegation or DNAME");
                    break;
                case TypeNumbers.A or TypeNumbers.Aaaa when !isBelowDname:
                    break;
                default:
                    log.Add("zone-occluded-data", Severity.Warning, node.Name, record.Type, record.Line, isBelowDname ? "it lies below a DNAME (RFC 6672 §2.4)" : "it lies below a delegation and is not glue");
                    break;
            }
        }
    }

    private void CheckDs(ZoneNode node, in NodeRecord record)
    {
        var data = node.Data(record);
        if (data.Length < 5)
        {
            log.Add("ds-malformed", Severity.Error, node.Name, TypeNumbers.Ds, record.Line, "the data is too short");
            return;
        }

        var (tag, algorithm, type) = (BinaryPrimitives.ReadUInt16BigEndian(data), data[2], new DigestType(data[3]));
        if (DsDigest.Length(type) is not { } length)
        {
            log.Add("ds-digest-unsupported", Severity.Notice, node.Name, TypeNumbers.Ds, record.Line, $"digest type {type.Number}", algorithm, tag);
        }
        else if (data.Length - 4 != length)
        {
            log.Add("ds-digest-length", Severity.Error, node.Name, TypeNumbers.Ds, record.Line, $"the digest has {data.Length - 4} octets; type {type.Number} has {length}", algorithm, tag);
        }
    }
}
