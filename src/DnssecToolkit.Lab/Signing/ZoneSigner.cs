using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Signs a zone in the making as RFC 4035 §2 says.</summary>
internal static class ZoneSigner
{
    /// <summary>The records that signing adds: DNSKEY, CDS and CDNSKEY, NSEC3PARAM and the chain.</summary>
    public static void AddKeysAndProofs(ZoneDraft zone)
    {
        if (!zone.Description.IsSigned)
        {
            return;
        }

        foreach (var key in zone.Keys.Where(key => key.IsPublished))
        {
            zone.Add(zone.Apex, key.Record, zone.Description.Ttls.Dnskey);
        }

        if (zone.Description.HasCds)
        {
            foreach (var key in zone.Keys.Where(key => key.HasDs))
            {
                zone.Add(zone.Apex, new Cdnskey(key.Record.Flags, key.Record.Protocol, key.Record.Algorithm, key.Record.PublicKey));
                foreach (var ds in zone.Description.DsDigests.Select(digest => DsDigest.ToDs(zone.Apex, key.Record, digest)).OfType<Ds>())
                {
                    zone.Add(zone.Apex, new Cds(ds.KeyTag, ds.Algorithm, ds.DigestType, ds.Digest));
                }
            }
        }

        DenialChain.AddTo(zone);
    }

    /// <summary>The signatures over everything that the zone has authority for.</summary>
    public static void Sign(ZoneDraft zone)
    {
        if (!zone.Description.IsSigned)
        {
            return;
        }

        foreach (var set in zone.Sets.Where(zone.IsSignedHere))
        {
            zone.Resign(set);
        }
    }
}
