using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>
/// The chain of NSEC records through all authoritative names of a zone, in canonical order and back to the apex (RFC 4034 §4, RFC 4035 §2.3).
/// </summary>
internal sealed class NsecChain(FindingLog log)
{
    private readonly byte[] _next = new byte[NameText.MaximumWire + 1];
    private readonly byte[] _owner = new byte[NameText.MaximumWire + 1];
    private readonly byte[] _apex = new byte[NameText.MaximumWire + 1];
    private int _nextLength;
    private int _ownerLength;
    private int _apexLength;
    private int _line;

    /// <summary>NSEC records seen.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the next authoritative name.</summary>
    /// <param name="node">The name with its records.</param>
    /// <param name="first">Its first NSEC record.</param>
    /// <param name="count">How many NSEC records it has.</param>
    /// <param name="expected">The bitmap of the types present.</param>
    public void Add(ZoneNode node, int first, int count, ReadOnlySpan<byte> expected)
    {
        var name = node.Name;
        if (_apexLength == 0)
        {
            name.CopyTo(_apex);
            _apexLength = name.Length;
        }

        if (count == 0)
        {
            // RFC 4035 §2.3: "Each owner name in the zone that has authoritative data or a delegation point NS RRset MUST have an NSEC resource record."
            log.Add("nsec-record-missing", Severity.Error, name, TypeNumbers.Nsec, null, "the name has no NSEC record");
            if (_nextLength > 0 && name.SequenceEqual(_next.AsSpan(0, _nextLength)))
            {
                _nextLength = 0; // the chain ends in the missing record, which has been told
            }

            return;
        }

        Count += count;
        ref readonly var record = ref node.Records[first];
        var data = node.Data(record);
        if (count > 1)
        {
            log.Add("nsec-several", Severity.Error, name, TypeNumbers.Nsec, record.Line, $"the name has {count} NSEC records");
        }

        Check(name);
        var length = NameText.WireLength(data);
        if (length == 0)
        {
            log.Add("nsec-malformed", Severity.Error, name, TypeNumbers.Nsec, record.Line, "the next name is not well formed");
            _nextLength = 0;
            return;
        }

        if (!data[length..].SequenceEqual(expected))
        {
            // RFC 4034 §4.1.2: the bitmap "identifies the RRset types that exist at the NSEC RR's owner name".
            log.Add("nsec-bitmap-mismatch", Severity.Error, name, TypeNumbers.Nsec, record.Line, Bitmap.Difference(data[length..], expected));
        }

        data[..length].CopyTo(_next);
        NameText.Lower(_next.AsSpan(0, length));
        name.CopyTo(_owner);
        (_nextLength, _ownerLength, _line) = (length, name.Length, record.Line);
    }

    /// <summary>After the last name: the chain must lead back to the apex.</summary>
    public void Finish()
    {
        if (_apexLength > 0)
        {
            Check(_apex.AsSpan(0, _apexLength));
        }
    }

    private void Check(ReadOnlySpan<byte> name)
    {
        if (_nextLength > 0 && !name.SequenceEqual(_next.AsSpan(0, _nextLength)))
        {
            log.Add(
                "nsec-chain-broken",
                Severity.Error,
                _owner.AsSpan(0, _ownerLength),
                TypeNumbers.Nsec,
                _line,
                $"next is {DomainName.FromWire(_next.AsSpan(0, _nextLength))}, but the next name of the zone is {DomainName.FromWire(name)}");
        }
    }
}
