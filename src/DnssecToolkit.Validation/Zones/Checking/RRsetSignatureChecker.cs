using System.Buffers.Binary;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>
/// Checks that an RRset has the signatures it must have, and that each has the right signer, labels, times and key; then hands the signed
/// data to the pipeline (RFC 4035 §2.2 and §5.3).
/// </summary>
internal sealed class RRsetSignatureChecker
{
    /// <summary>Offset of the signer's name in RRSIG data (RFC 4034 §3.1).</summary>
    private const int SignerOffset = 18;

    private readonly FindingLog _log;
    private readonly SignaturePipeline _pipeline;
    private readonly ZoneKeySet _keys;
    private readonly SignatureTime _now;
    private readonly byte[] _apex;
    private readonly ushort _zoneClass;
    private readonly int _maximumCollisions;
    private readonly int[] _perAlgorithm = new int[256];

    public RRsetSignatureChecker(FindingLog log, SignaturePipeline pipeline, ZoneKeySet keys, byte[] apex, ushort zoneClass, DateTimeOffset at, ZoneVerificationOptions options)
    {
        (_log, _pipeline, _keys, _apex, _zoneClass) = (log, pipeline, keys, apex, zoneClass);
        _now = SignatureTime.FromInstant(at);
        _maximumCollisions = Math.Max(1, options.MaximumCollidingKeys);
    }

    /// <summary>RRsets that must be signed.</summary>
    public long RRsets { get; private set; }

    /// <summary>RRsets that lack, for some algorithm, any signature that could be good, the octets of the signature left aside.</summary>
    public long Unsigned { get; private set; }

    /// <summary>Signatures that could not be checked, as nothing here knows the algorithm.</summary>
    public long NotChecked { get; private set; }

    /// <summary>Checks the RRset of the records from <paramref name="first"/> to <paramref name="end"/> with the RRSIGs from <paramref name="firstRrsig"/> to <paramref name="endRrsig"/>.</summary>
    public void Check(ZoneNode node, int first, int end, int firstRrsig, int endRrsig)
    {
        RRsets++;
        var records = node.Records;
        var type = records[first].Type;
        var ttl = records[first].Ttl;
        for (var i = first + 1; i < end; i++)
        {
            if (records[i].Ttl != ttl)
            {
                // RFC 2181 §5.2: "the use of differing TTLs in an RRSet is hereby deprecated, the TTLs of all RRs in an RRSet must be the same."
                _log.Add("ttl-mismatch", Severity.Warning, node.Name, type, records[i].Line, $"{records[i].Ttl} and {ttl} in one RRset");
                break;
            }
        }

        if (firstRrsig == endRrsig)
        {
            Unsigned++;
            _log.Add("rrsig-missing", Severity.Error, node.Name, type, records[first].Line, "the RRset has no signature");
            return;
        }

        var labels = NameText.CountLabels(node.Name) - (node.Name is [1, (byte)'*', ..] ? 1 : 0);
        var missing = false;
        foreach (var algorithm in _keys.Algorithms)
        {
            _perAlgorithm[algorithm] = 0;
        }

        for (var i = firstRrsig; i < endRrsig; i++)
        {
            if (records[i].Length > 2)
            {
                _perAlgorithm[node.Data(records[i])[2]] = 0;
            }
        }

        // First how many could be good, as each failure is weighed by the others of its algorithm.
        Span<bool> candidates = endRrsig - firstRrsig <= 64 ? stackalloc bool[endRrsig - firstRrsig] : new bool[endRrsig - firstRrsig];
        for (var i = firstRrsig; i < endRrsig; i++)
        {
            candidates[i - firstRrsig] = IsCandidate(node, records[i], type, ttl, labels);
            if (candidates[i - firstRrsig])
            {
                _perAlgorithm[node.Data(records[i])[2]]++;
            }
        }

        foreach (var algorithm in _keys.Algorithms)
        {
            if (_perAlgorithm[algorithm] > 0)
            {
                continue;
            }

            missing = true;
            var told = false;
            for (var i = firstRrsig; i < endRrsig; i++)
            {
                told |= records[i].Length > 2 && node.Data(records[i])[2] == algorithm; // what is wrong with that one has been said
            }

            if (!told)
            {
                _log.Add("rrsig-missing-for-algorithm", Severity.Error, node.Name, type, records[first].Line, "the RRset has no signature by an algorithm of the DNSKEY set", algorithm);
            }
        }

        Unsigned += missing ? 1 : 0;
        for (var i = firstRrsig; i < endRrsig; i++)
        {
            if (candidates[i - firstRrsig])
            {
                Submit(node, first, end, records[i]);
            }
        }
    }

    /// <summary>Writes the signed data: the RRSIG without its signature, then each record with the original TTL (RFC 4034 §3.1.8.1).</summary>
    public static void WriteSignedData(ZoneNode node, int first, int end, ReadOnlySpan<byte> rrsig, int prefixLength, ushort zoneClass, Span<byte> target)
    {
        rrsig[..prefixLength].CopyTo(target);
        var position = prefixLength;
        var name = node.Name;
        var records = node.Records;
        for (var i = first; i < end; i++)
        {
            ref readonly var record = ref records[i];
            name.CopyTo(target[position..]);
            position += name.Length;
            var fields = target[position..];
            BinaryPrimitives.WriteUInt16BigEndian(fields, record.Type);
            BinaryPrimitives.WriteUInt16BigEndian(fields[2..], zoneClass);
            rrsig.Slice(4, 4).CopyTo(fields[4..]);
            BinaryPrimitives.WriteUInt16BigEndian(fields[8..], (ushort)record.Length);
            node.Data(record).CopyTo(fields[10..]);
            position += 10 + record.Length;
        }
    }

    /// <summary>The octets of the signed data.</summary>
    public static int SignedDataLength(ZoneNode node, int first, int end, int prefixLength)
    {
        var length = prefixLength + ((end - first) * (node.Name.Length + 10));
        foreach (ref readonly var record in node.Records[first..end])
        {
            length += record.Length;
        }

        return length;
    }

    /// <summary>The octets of RRSIG data before the signature; 0 where they are not well formed.</summary>
    public static int PrefixLength(ReadOnlySpan<byte> rrsig)
    {
        var signer = rrsig.Length > SignerOffset ? NameText.WireLength(rrsig[SignerOffset..]) : 0;
        return signer == 0 ? 0 : SignerOffset + signer;
    }

    /// <summary>Whether the signature may be good, everything but its octets considered. What speaks against it is told.</summary>
    private bool IsCandidate(ZoneNode node, in NodeRecord record, ushort type, uint ttl, int labels)
    {
        var rrsig = node.Data(record);
        var prefix = PrefixLength(rrsig);
        if (prefix == 0)
        {
            _log.Add("rrsig-malformed", Severity.Error, node.Name, type, record.Line, "the data ends before the signature");
            return false;
        }

        var algorithm = rrsig[2];
        var tag = BinaryPrimitives.ReadUInt16BigEndian(rrsig[16..]);
        var good = true;
        if (!rrsig[SignerOffset..prefix].SequenceEqual(_apex))
        {
            // RFC 4035 §5.3.1: "The RRSIG RR's Signer's Name field MUST be the name of the zone that contains the RRset."
            Add(SignerCode(DomainName.FromWire(rrsig[SignerOffset..prefix]), DomainName.FromWire(_apex)), Severity.Error, $"signed by {DomainName.FromWire(rrsig[SignerOffset..prefix])}, not by the zone", node, record);
            good = false;
        }

        if (rrsig[3] != labels)
        {
            // RFC 4034 §3.1.3: the number of labels of the owner, without the root and a leftmost asterisk.
            Add(rrsig[3] > labels ? "rrsig-labels-exceed-owner" : "rrsig-labels-below-owner", Severity.Error, $"the Labels field is {rrsig[3]}, the owner has {labels}", node, record);
            good = false;
        }

        var original = BinaryPrimitives.ReadUInt32BigEndian(rrsig[4..]);
        if (original != ttl)
        {
            // RFC 4035 §2.2: "The RRSIG Original TTL field is equal to the TTL of the RRset". RFC 4035 §5.3.3 caps a larger TTL only in caches.
            Add(ttl > original ? "rrset-ttl-above-original" : "rrset-ttl-below-original", Severity.Warning, $"the Original TTL field is {original}, the RRset has {ttl}", node, record);
        }

        if (record.Ttl != ttl)
        {
            // RFC 4034 §3: "The TTL value of an RRSIG RR MUST match the TTL value of the RRset it covers."
            Add("rrset-rrsig-ttl-differ", Severity.Warning, $"the signature has the TTL {record.Ttl}, the RRset {ttl}", node, record);
        }

        var expiration = new SignatureTime(BinaryPrimitives.ReadUInt32BigEndian(rrsig[8..]));
        var inception = new SignatureTime(BinaryPrimitives.ReadUInt32BigEndian(rrsig[12..]));
        if (expiration.IsBefore(inception))
        {
            Add("rrsig-expires-before-inception", Severity.Error, $"it expires at {expiration}, before its inception at {inception}", node, record);
            good = false;
        }
        else if (expiration.IsBefore(_now))
        {
            // RFC 4035 §5.3.1: the time "MUST be less than or equal to the time listed in the RRSIG RR's Expiration field."
            Add("rrsig-expired", Severity.Error, $"it expired at {expiration}", node, record);
            good = false;
        }
        else if (_now.IsBefore(inception))
        {
            Add("rrsig-not-yet-valid", Severity.Error, $"it is valid from {inception}", node, record);
            good = false;
        }

        var (usable, checkable, revoked) = (false, false, false);
        foreach (var key in _keys.Find(algorithm, tag))
        {
            var may = key.IsActive || (type == TypeNumbers.Dnskey && key.Record.IsZoneKey && key.Record.Protocol == 3);
            usable |= may;
            checkable |= may && key.IsCheckable;
            revoked |= key.Record.IsRevoked;
        }

        if (!usable)
        {
            // RFC 4035 §5.3.1: "MUST match the owner name, algorithm, and key tag for some DNSKEY RR in the zone's apex DNSKEY RRset."
            Add(revoked ? "rrsig-key-revoked" : "rrsig-key-missing", Severity.Error, revoked ? "the key is revoked" : "the DNSKEY set has no such key", node, record);
            return false;
        }

        if (!checkable)
        {
            NotChecked++;
            _perAlgorithm[algorithm] += good ? 1 : 0; // present, though nothing here can check it
            return false;
        }

        return good;

        void Add(string code, Severity severity, string facts, ZoneNode at, in NodeRecord signature) =>
            _log.Add(code, severity, at.Name, type, signature.Line, facts, algorithm, tag);
    }

    private static string SignerCode(DomainName signer, DomainName apex) =>
        apex.IsBelow(signer) ? "rrsig-signer-above" : signer.IsBelow(apex) ? "rrsig-signer-below" : "rrsig-signer-beside";

    private void Submit(ZoneNode node, int first, int end, in NodeRecord record)
    {
        var rrsig = node.Data(record);
        var prefix = PrefixLength(rrsig);
        var algorithm = rrsig[2];
        var tag = BinaryPrimitives.ReadUInt16BigEndian(rrsig[16..]);
        var length = SignedDataLength(node, first, end, prefix);
        var keys = _keys.Find(algorithm, tag);
        var key = keys[0];
        if (keys.Length > 1)
        {
            // Keys that share a tag: one after the other, so that only the last failure counts.
            var data = new byte[length];
            WriteSignedData(node, first, end, rrsig, prefix, _zoneClass, data);
            for (var i = 0; i < Math.Min(keys.Length, _maximumCollisions); i++)
            {
                key = keys[i];
                if (key.PublicKey.Verify(data, rrsig[prefix..]).IsValid)
                {
                    break;
                }
            }
        }

        var target = _pipeline.Add(key, length, rrsig.Length - prefix, record.Line, _perAlgorithm[algorithm]);
        WriteSignedData(node, first, end, rrsig, prefix, _zoneClass, target);
        rrsig[prefix..].CopyTo(target[length..]);
    }
}
