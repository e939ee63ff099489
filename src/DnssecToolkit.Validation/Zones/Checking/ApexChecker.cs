using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>What holds for the apex alone: who signed the keys, whether an anchor trusts them, and what the child asks its parent for.</summary>
internal static class ApexChecker
{
    /// <summary>Checks the DNSKEY set against the anchor of the zone, or, without one, for a signature by a secure entry point of its own.</summary>
    /// <returns>Whether an anchor was there and trusts a key that signed the set; null without an anchor for this zone.</returns>
    public static bool? CheckKeySet(ZoneNode apex, ZoneKeySet keys, ushort zoneClass, TrustAnchors? anchors, DateTimeOffset at, FindingLog log)
    {
        var signers = Signers(apex, keys, zoneClass, SignatureTime.FromInstant(at));
        foreach (var key in keys.Keys.Where(key => key.Record.IsRevoked && !signers.Contains(key)))
        {
            // RFC 5011 §2.1: a key counts as revoked when it is seen with the REVOKE bit in an RRset that it signed itself.
            log.Add("dnskey-revoked-not-signing", Severity.Warning, apex.Name, TypeNumbers.Dnskey, key.Line, "the revoked key does not sign the DNSKEY set, so nobody takes note", key.Algorithm, key.Tag);
        }

        var zone = DomainName.FromWire(apex.Name);
        var anchor = anchors?.InForce(at).Closest(zone);
        if (anchor is not null && anchor.Zone == zone)
        {
            var trusted = keys.Keys.Where(key => anchor.Trusts(key.Record)).ToList();
            var signing = trusted.Exists(key => !key.Record.IsRevoked && key.Record.IsZoneKey && signers.Contains(key));
            if (trusted.Count == 0)
            {
                log.Add("anchor-no-match", Severity.Error, apex.Name, TypeNumbers.Dnskey, null, $"no key of the zone is the one that the trust anchor means ({anchor})");
            }
            else if (!signing)
            {
                log.Add("anchor-not-signing", Severity.Error, apex.Name, TypeNumbers.Dnskey, trusted[0].Line, "the key that the trust anchor means does not validly sign the DNSKEY set", trusted[0].Algorithm, trusted[0].Tag);
            }

            return signing;
        }

        if (!keys.IsCheckable)
        {
            return null;
        }

        var entries = keys.Keys.Where(key => key.IsActive && key.Record.IsSecureEntryPoint).ToList();
        if (entries.Count == 0)
        {
            entries = [.. keys.Keys.Where(key => key.IsActive)];
        }

        if (!entries.Exists(signers.Contains))
        {
            log.Add("dnskey-not-self-signed", Severity.Error, apex.Name, TypeNumbers.Dnskey, entries.Count > 0 ? entries[0].Line : null, "no secure entry point validly signs the DNSKEY set");
        }

        return null;
    }

    /// <summary>CDS and CDNSKEY (RFC 7344 §4.1, RFC 8078 §4).</summary>
    public static void CheckChildSignals(ZoneNode apex, ZoneKeySet keys, FindingLog log)
    {
        var zone = DomainName.FromWire(apex.Name);
        List<(Ds Data, int Line)> digests = [];
        List<(Dnskey Data, int Line)> wished = [];
        foreach (ref readonly var record in apex.Records)
        {
            if (record.Type is not (TypeNumbers.Cds or TypeNumbers.Cdnskey))
            {
                continue;
            }

            switch (Rdata.Read(new RecordType(record.Type), apex.Data(record)))
            {
                case Ds ds:
                    digests.Add((ds, record.Line));
                    break;
                case Dnskey key:
                    wished.Add((key, record.Line));
                    break;
                default:
                    log.Add("cds-malformed", Severity.Error, apex.Name, record.Type, record.Line, "the data is not well formed");
                    break;
            }
        }

        // RFC 8078 §4: algorithm 0 asks for the removal of the DS RRset, and stands alone.
        var deletesByDigest = digests.RemoveAll(entry => entry.Data.Algorithm.Number == 0);
        var deletesByKey = wished.RemoveAll(entry => entry.Data.Algorithm.Number == 0);
        if ((deletesByDigest > 0 && digests.Count > 0) || (deletesByKey > 0 && wished.Count > 0))
        {
            log.Add("cds-delete-mixed", Severity.Error, apex.Name, TypeNumbers.Cds, null, "the request to remove the DS set stands beside others");
        }

        foreach (var (data, line) in digests)
        {
            var match = keys.Keys.FirstOrDefault(key => key.Tag == data.KeyTag && key.Record.Algorithm == data.Algorithm
                && (DsDigest.Compute(zone, key.Record, data.DigestType) is not { } digest || digest.AsSpan().SequenceEqual(data.Digest.Span)));
            if (match is null)
            {
                log.Add("cds-no-key", Severity.Warning, apex.Name, TypeNumbers.Cds, line, "it means no key of the DNSKEY set", data.Algorithm.Number, data.KeyTag);
            }
        }

        foreach (var (data, line) in wished)
        {
            if (!keys.Keys.Any(key => key.Record.Wire.Span.SequenceEqual(data.Wire.Span)))
            {
                log.Add("cdnskey-no-key", Severity.Warning, apex.Name, TypeNumbers.Cdnskey, line, "it is no key of the DNSKEY set", data.Algorithm.Number, KeyTag.Of(data.Wire.Span));
            }
        }

        // RFC 7344 §4: where both are published, they must say the same.
        if (digests.Count > 0 && wished.Count > 0
            && (digests.Exists(entry => !wished.Exists(key => Means(zone, entry.Data, key.Data)))
                || wished.Exists(key => !digests.Exists(entry => Means(zone, entry.Data, key.Data)))))
        {
            log.Add("cds-cdnskey-differ", Severity.Error, apex.Name, TypeNumbers.Cds, digests[0].Line, "CDS and CDNSKEY do not mean the same keys");
        }
    }

    private static bool Means(DomainName zone, Ds ds, Dnskey key) =>
        ds.KeyTag == KeyTag.Of(key.Wire.Span) && ds.Algorithm == key.Algorithm
        && (DsDigest.Compute(zone, key, ds.DigestType) is not { } digest || digest.AsSpan().SequenceEqual(ds.Digest.Span));

    /// <summary>The keys whose signatures over the DNSKEY set are good at the instant.</summary>
    private static HashSet<ZoneKey> Signers(ZoneNode apex, ZoneKeySet keys, ushort zoneClass, SignatureTime now)
    {
        var signers = new HashSet<ZoneKey>();
        var records = apex.Records;
        var first = 0;
        while (first < records.Length && records[first].Type != TypeNumbers.Dnskey)
        {
            first++;
        }

        var end = first;
        while (end < records.Length && records[end].Type == TypeNumbers.Dnskey)
        {
            end++;
        }

        var budget = 64;
        foreach (ref readonly var record in records)
        {
            if (record.Type != TypeNumbers.Rrsig || record.Covered != TypeNumbers.Dnskey)
            {
                continue;
            }

            var rrsig = apex.Data(record);
            var prefix = RRsetSignatureChecker.PrefixLength(rrsig);
            if (prefix == 0 || !rrsig[18..prefix].SequenceEqual(apex.Name)
                || new SignatureTime(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(rrsig[8..])).IsBefore(now)
                || now.IsBefore(new SignatureTime(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(rrsig[12..]))))
            {
                continue;
            }

            foreach (var key in keys.Find(rrsig[2], System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(rrsig[16..])))
            {
                if (signers.Contains(key) || budget-- <= 0)
                {
                    continue;
                }

                var data = new byte[RRsetSignatureChecker.SignedDataLength(apex, first, end, prefix)];
                RRsetSignatureChecker.WriteSignedData(apex, first, end, rrsig, prefix, zoneClass, data);
                if (key.PublicKey.Verify(data, rrsig[prefix..]).IsValid)
                {
                    signers.Add(key);
                }
            }
        }

        return signers;
    }
}
