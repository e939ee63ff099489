using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>CDS and CDNSKEY records that a parent should not follow. Validators take them as they take any data.</summary>
internal static class CdsFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("cds-of-other-key", FaultArea.Keys, "The CDS names a key that is not in the zone; a parent that follows it breaks the chain.")
        {
            Ask = "@ CDS",
            Breaks = RfcSentences.CdsIsKey,
            Expect = Secure(),
            Contents = site => AddCds(site, site.Ksks().Take(1).Select(key => site.Zone.Stranger(key).Record)),
        },
        new("cds-cdnskey-differ", FaultArea.Keys, "CDS and CDNSKEY mean different keys.")
        {
            Ask = "@ CDS",
            Breaks = RfcSentences.CdsIsKey,
            Expect = Secure(),
            Contents = site =>
            {
                AddCds(site, site.Ksks().Select(key => key.Record));
                AddCdnskey(site, site.Zsks().Select(key => key.Record));
            },
        },
        new("cds-delete", FaultArea.Keys, "The zone asks its parent to remove the DS set.")
        {
            Ask = "@ CDS",
            Breaks = RfcSentences.CdsDelete,
            Expect = Secure(),
            Contents = AddDelete,
        },
        new("cds-delete-mixed", FaultArea.Keys, "Beside the request to remove the DS set stands one to set it.")
        {
            Ask = "@ CDS",
            Breaks = RfcSentences.CdsDelete,
            Expect = Secure(),
            Contents = site =>
            {
                AddDelete(site);
                AddCds(site, site.Ksks().Select(key => key.Record));
            },
        },
        new("cds-without-ksk-signature", FaultArea.Keys, "The ZSK alone signs the CDS, so that no parent may follow it.")
        {
            Ask = "@ CDS",
            Breaks = RfcSentences.CdsIsKey,
            Needs = KeySetFaults.NeedsZsk,
            Expect = Secure(),
            Contents = site => AddCds(site, site.Ksks().Select(key => key.Record)),
            AfterSigning = site =>
            {
                if (site.Zone.Find(site.Zone.Apex, RecordType.Cds) is { Data.Count: > 0 } cds)
                {
                    cds.Signatures.Clear();
                    cds.Signatures.AddRange(site.Zsks().Where(key => key.Signs).Select(key => site.Zone.Sign(cds, key)));
                }
            },
        },
    ];

    private static void AddCds(FaultSite site, IEnumerable<Dnskey> keys)
    {
        foreach (var ds in keys.Select(key => DsDigest.ToDs(site.Zone.Apex, key, DigestType.Sha256)).OfType<Ds>())
        {
            site.Zone.Add(site.Zone.Apex, new Cds(ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest));
        }
    }

    private static void AddCdnskey(FaultSite site, IEnumerable<Dnskey> keys)
    {
        foreach (var key in keys)
        {
            site.Zone.Add(site.Zone.Apex, new Cdnskey(key.Flags, key.Protocol, key.Algorithm, key.PublicKey));
        }
    }

    private static void AddDelete(FaultSite site)
    {
        site.Zone.Add(site.Zone.Apex, new Cds(0, SecurityAlgorithm.Delete, DigestType.Delete, new byte[1]));
        site.Zone.Add(site.Zone.Apex, new Cdnskey(0, 3, SecurityAlgorithm.Delete, new byte[1]));
    }
}
