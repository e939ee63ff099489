using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Makes the NSEC or NSEC3 records of a zone.</summary>
internal static class DenialChain
{
    public static void AddTo(ZoneDraft zone)
    {
        switch (zone.Denial.Kind)
        {
            case DenialKind.Nsec:
                AddNsec(zone);
                break;
            case DenialKind.Nsec3:
                AddNsec3(zone);
                break;
            default:
                break; // compact denial is made for each answer
        }
    }

    // RFC 4034 §4: one for each name with authoritative records or a delegation, in canonical order, the last one back to the apex.
    private static void AddNsec(ZoneDraft zone)
    {
        var types = TypesByName(zone);
        var names = types.Keys.Order().ToList();
        for (var i = 0; i < names.Count; i++)
        {
            zone.Add(names[i], new Nsec(names[(i + 1) % names.Count], TypeBitmap.Of([.. types[names[i]], RecordType.Nsec, RecordType.Rrsig])), zone.Description.Ttls.Negative);
        }
    }

    // RFC 5155 §7.1: also for empty non-terminals; with opt-out not for unsigned delegations.
    private static void AddNsec3(ZoneDraft zone)
    {
        var denial = zone.Denial;
        var salt = denial.SaltOctets.AsSpan().ToArray();
        zone.Add(zone.Apex, new Nsec3Param(denial.HashAlgorithm, 0, denial.Iterations, salt), 0);
        var entries = new List<(byte[] Hash, TypeBitmap Types)>();
        var seen = new HashSet<DomainName>();
        var types = TypesByName(zone);
        foreach (var (name, present) in types.OrderBy(pair => pair.Key))
        {
            var insecure = zone.IsCut(name) && !present.Contains(RecordType.Ds);
            if (insecure && denial.OptOut)
            {
                continue;
            }

            seen.Add(name);
            entries.Add((Hash(name), TypeBitmap.Of(insecure ? present : [.. present, RecordType.Rrsig])));
        }

        foreach (var name in seen.ToList())
        {
            for (var above = name; above.LabelCount > zone.Apex.LabelCount + 1;)
            {
                above = above.Parent;
                if (!types.ContainsKey(above) && seen.Add(above))
                {
                    entries.Add((Hash(above), TypeBitmap.Of([])));
                }
            }
        }

        entries.Sort((left, right) => left.Hash.AsSpan().SequenceCompareTo(right.Hash));
        var flags = denial.OptOut ? Nsec3.OptOutFlag : (byte)0;
        for (var i = 0; i < entries.Count; i++)
        {
            zone.Apex.TryPrepend(System.Text.Encoding.ASCII.GetBytes(Nsec3Hash.ToBase32Hex(entries[i].Hash)), out var owner);
            zone.Add(owner!, new Nsec3(denial.HashAlgorithm, flags, denial.Iterations, salt, entries[(i + 1) % entries.Count].Hash, entries[i].Types), zone.Description.Ttls.Negative);
        }

        byte[] Hash(DomainName name) => Nsec3Hash.Compute(name, salt, denial.Iterations);
    }

    private static Dictionary<DomainName, List<RecordType>> TypesByName(ZoneDraft zone)
    {
        var types = new Dictionary<DomainName, List<RecordType>>();
        foreach (var set in zone.Sets)
        {
            if (zone.IsOccluded(set.Owner) || (zone.IsCut(set.Owner) && set.Type != RecordType.Ns && set.Type != RecordType.Ds))
            {
                continue;
            }

            if (!types.TryGetValue(set.Owner, out var here))
            {
                types.Add(set.Owner, here = []);
            }

            here.Add(set.Type);
        }

        return types;
    }
}
