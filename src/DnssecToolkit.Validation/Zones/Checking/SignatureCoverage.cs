using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>Which signatures of a name cover which of its RRsets, and which RRsets must have none (RFC 4035 §2.2).</summary>
internal sealed class SignatureCoverage(FindingLog log, RRsetSignatureChecker signatures)
{
    /// <summary>Checks every RRset of a name with its signatures.</summary>
    public void Check(ZoneNode node, bool isDelegation)
    {
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
                signatures.Check(node, first, end, covering, rrsig);
            }
            else if (covering < rrsig)
            {
                // RFC 4035 §2.2: the NS RRset of a delegation and glue "MUST NOT" be signed: they belong to the child.
                log.Add(
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
        log.Add("rrsig-covers-nothing", Severity.Warning, node.Name, record.Covered, record.Line, "the name has no records of the type that is signed");
}
