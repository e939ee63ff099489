using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>DS records that do not lead to the key that is meant.</summary>
internal static class DsRecordFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("ds-digest-wrong", FaultArea.Delegations, "One octet of the DS record's digest is wrong.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-digest-mismatch", "@ DS"),
            Contents = site => ChangeDs(site, WithDamagedDigest),
        },
        new("ds-tag-wrong", FaultArea.Delegations, "The DS record has the digest of the KSK, but another key tag.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-fields-differ", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds((ushort)(ds.KeyTag + 1), ds.Algorithm, ds.DigestType, ds.Digest)),
        },
        new("ds-tag-of-zsk", FaultArea.Delegations, "The DS record has the digest of the KSK, but the key tag of the ZSK.")
        {
            Breaks = RfcSentences.DsMatches,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("ds-fields-differ", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds(site.Zsks().FirstOrDefault()?.Tag ?? ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest)),
        },
        new("ds-algorithm-wrong", FaultArea.Delegations, "The DS record names another algorithm than its key has.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-algorithm-mismatch", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds(ds.KeyTag, site.Zone.Description.AnotherAlgorithm(), ds.DigestType, ds.Digest)),
        },
        new("ds-of-other-key", FaultArea.Delegations, "The DS record means a key that the zone does not have.")
        {
            Breaks = RfcSentences.DsPointsToKey,
            Incident = ".fj 2022-03-07, .al 2026-07-03 (from 14:15), librespeed.org 2026-07-24",
            Expect = Bogus("ds-other-key", "@ DS"),
            Contents = site => SetDs(site, [.. Strangers(site, 1)]),
        },
        new("ds-digest-short", FaultArea.Delegations, "The DS record's digest lacks its last octet.")
        {
            Breaks = RfcSentences.DsDigestWhole,
            Expect = Bogus("ds-digest-length", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest[..^1])),
        },
        new("ds-digest-long", FaultArea.Delegations, "The DS record's digest has an octet too many.")
        {
            Breaks = RfcSentences.DsDigestWhole,
            Expect = Bogus("ds-digest-length", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, (byte[])[.. ds.Digest.Span, 0])),
        },
        new("ds-sha256-called-sha384", FaultArea.Delegations, "The DS record holds a SHA-256 digest and calls it SHA-384.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-digest-length", "@ DS"),
            Contents = site => ChangeDs(site, ds => new Ds(ds.KeyTag, ds.Algorithm, DigestType.Sha384, ds.Digest)),
        },
        new("ds-sha1-called-sha256", FaultArea.Delegations, "The DS record holds a SHA-1 digest and calls it SHA-256.")
        {
            Breaks = RfcSentences.DsDigestWhole,
            Expect = Bogus("ds-digest-length", "@ DS"),
            Contents = site => SetDs(site, [.. DsOf(site, site.Ksks(), DigestType.Sha1).Select(ds => new Ds(ds.KeyTag, ds.Algorithm, DigestType.Sha256, ds.Digest))]),
        },
        new("ds-digest-of-other-owner", FaultArea.Delegations, "The digest was computed with the name of another zone.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-digest-mismatch", "@ DS"),
            Contents = site => SetDs(site, [.. site.Ksks().Select(key => DsDigest.ToDs(site.Parent.Name("other"), key.Record, DigestType.Sha256)).OfType<Ds>()]),
        },
        new("ds-of-key-before-flag-change", FaultArea.Delegations, "The digest was computed before the key got its SEP flag, which changed its tag and digest.")
        {
            Breaks = RfcSentences.DsMatches,
            Expect = Bogus("ds-other-key", "@ DS"),
            Contents = site => SetDs(site, [.. site.Ksks().Select(key => DsDigest.ToDs(site.Zone.Apex, key.Private.ToDnskey(Dnskey.ZoneKeyFlag), DigestType.Sha256)).OfType<Ds>()]),
        },
        new("ds-of-zsk-not-signing-keys", FaultArea.Delegations, "The DS record means the ZSK, which does not sign the DNSKEY set.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Bogus("dnskey-not-signed-by-ds-key", "@ DNSKEY"),
            Contents = site => SetDs(site, [.. DsOf(site, site.Zsks(), DigestType.Sha256)]),
        },
        new("ds-of-zsk", FaultArea.Delegations, "The DS record means the ZSK, which signs the DNSKEY set too: unusual and allowed.")
        {
            Breaks = RfcSentences.SepFlag,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Secure(),
            Contents = site => SetDs(site, [.. DsOf(site, site.Zsks(), DigestType.Sha256)]),
            AfterSigning = site =>
            {
                if (site.KeySet.Data.Count > 0)
                {
                    site.KeySet.Signatures.AddRange(site.Zsks().Where(key => key.Signs).Select(key => site.Zone.Sign(site.KeySet, key)));
                }
            },
        },
        new("ds-signed-by-stranger", FaultArea.Delegations, "The zone above signs the DS set with no key that it publishes.")
        {
            Breaks = RfcSentences.KeyMatches,
            Expect = Bogus("rrsig-key-missing", "@ DS"),
            AfterSigning = site => SignDs(site, key => site.Parent.Stranger(key), _ => new SignatureFields()),
        },
        new("ds-by-other-private-key", FaultArea.Delegations, "Another private key than the one published under its tag signs the DS set in the zone above.")
        {
            Breaks = RfcSentences.Verifies,
            Incident = ".de 2026-05-05 (signed delegations), .se 2022-02-04",
            Expect = Bogus("rrsig-invalid", "@ DS"),
            AfterSigning = site => SignDs(site, key => site.Parent.Stranger(key), key => new SignatureFields { KeyTag = key.TagToWrite }),
        },
        new("ds-signed-by-child", FaultArea.Delegations, "The child signs its own DS set, in its own name.")
        {
            Breaks = RfcSentences.DsIsTheParents,
            Expect = Bogus("rrsig-signer-below", "@ DS"),
            AfterSigning = site =>
            {
                if (site.DsSet.Data.Count > 0)
                {
                    site.DsSet.Signatures.Clear();
                    site.DsSet.Signatures.AddRange(site.Zsks().Select(key => site.Parent.Sign(site.DsSet, key, new SignatureFields { SignersName = site.Zone.Apex })));
                }
            },
        },
        new("ds-signature-expired", FaultArea.Delegations, "The signature over the DS set in the zone above is a day past its end.")
        {
            Breaks = RfcSentences.NotAfterExpiration,
            Expect = Bogus("rrsig-expired", "@ DS"),
            AfterSigning = site => site.Parent.Resign(site.DsSet, new SignatureFields
            {
                Inception = SignatureTime.FromInstant(site.Parent.SignedAt.AddDays(-15)),
                Expiration = SignatureTime.FromInstant(site.Parent.SignedAt.AddDays(-1)),
            }),
        },
        new("ds-changed-after-signing", FaultArea.Delegations, "A DS record was added in the zone above, and the set was not signed anew.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = Bogus("rrsig-invalid", "@ DS"),
            AfterSigning = site => site.DsSet.Data.AddRange(Strangers(site, 1)),
        },
    ];

    /// <summary>DS records of keys that the zone does not have.</summary>
    internal static IEnumerable<Ds> Strangers(FaultSite site, int count) => site.Zone.Keys.Take(1).SelectMany(key => Enumerable.Range(1, count)
        .Select(number => new Dnskey(Dnskey.ZoneKeyFlag | Dnskey.SecureEntryPointFlag, 3, key.Record.Algorithm, SHA512.HashData(Encoding.UTF8.GetBytes($"{site.Zone.Apex}/stranger {number}"))))
        .Select(stranger => DsDigest.ToDs(site.Zone.Apex, stranger, DigestType.Sha256)).OfType<Ds>());

    internal static IEnumerable<Ds> DsOf(FaultSite site, IEnumerable<ZoneKey> keys, DigestType digest) =>
        keys.Select(key => DsDigest.ToDs(site.Zone.Apex, key.Record, digest)).OfType<Ds>();

    internal static void ChangeDs(FaultSite site, Func<Ds, Ds> change) => site.DsSet.ChangeData(data => data is Ds ds ? change(ds) : data);

    /// <summary>Puts a DS set in the place of the one that is there, in this order.</summary>
    internal static void SetDs(FaultSite site, IReadOnlyCollection<Ds> records)
    {
        if (records.Count > 0)
        {
            var set = site.Parent.GetOrAdd(site.Zone.Apex, RecordType.Ds, site.Parent.Description.Ttls.Ds);
            set.Data.Clear();
            set.Data.AddRange(records);
        }
    }

    internal static Ds WithDamagedDigest(Ds ds)
    {
        var digest = ds.Digest.ToArray();
        digest[digest.Length / 2] ^= 1;
        return new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, digest);
    }

    private static void SignDs(FaultSite site, Func<ZoneKey, ZoneKey> signer, Func<ZoneKey, SignatureFields> fields)
    {
        if (site.DsSet.Data.Count > 0)
        {
            site.DsSet.Signatures.Clear();
            site.DsSet.Signatures.AddRange(site.Parent.KeysFor(RecordType.Ds).Select(key => site.Parent.Sign(site.DsSet, signer(key), fields(key))));
        }
    }
}
