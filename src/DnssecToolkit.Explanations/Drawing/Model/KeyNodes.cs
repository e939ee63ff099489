using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The keys of a zone: those that a DS or the trust anchor names above, the others below.</summary>
internal sealed class KeyNodes(ChainGraph graph)
{
    private const int MostAtFirst = 6;
    private const int MostAtAll = 12;

    public void Add(ZoneBox zone, ChainLink link)
    {
        var keySet = link.KeySets.FirstOrDefault();
        if (keySet is null)
        {
            AddLack(zone, link);
            return;
        }

        var keys = link.KeySets.SelectMany(set => set.Keys).DistinctBy(key => key.Key).ToList();
        var meant = keySet.DsSet.Entries.Where(entry => entry.Key is not null).Select(entry => entry.Key!).ToHashSet();
        var anchors = keySet.DsSet.IsTrustAnchor ? meant : [];
        var signing = keySet.RRset.Signatures.Select(check => check.Rrsig.KeyTag).ToHashSet();
        var entries = link.KeySets.SelectMany(set => set.EntryKeys).Select(key => key.Key).ToHashSet();
        var ordered = keys
            .OrderByDescending(key => meant.Contains(key.Key))
            .ThenByDescending(key => key.Key.IsSecureEntryPoint)
            .ThenByDescending(key => signing.Contains(key.Tag))
            .ToList();
        foreach (var key in ordered.Take(MostAtFirst))
        {
            // A key that is named but does not sign stands among those that are signed.
            var isEntry = entries.Count > 0 ? entries.Contains(key.Key)
                : meant.Count > 0 ? meant.Contains(key.Key)
                : key.Key.IsSecureEntryPoint && signing.Contains(key.Tag);
            Add(zone, link, key, isEntry, anchors.Contains(key.Key));
        }

        AddAnchorGhosts(zone, keySet);
        AddSignatures(zone, link, keySet);
    }

    /// <summary>How many keys of the zone were left out; known once every edge is drawn.</summary>
    public static void CountRest(ZoneBox zone, ChainLink link)
    {
        var rest = link.KeySets.SelectMany(set => set.Keys).DistinctBy(key => key.Key).Count() - zone.Keys.Count;
        if (rest > 0)
        {
            zone.OtherKeys.Add(new Node(Shape.More, Mark.Plain, $"and {Say.Count(rest, "more key")}"));
        }
    }

    /// <summary>The node of the key that a signature names; drawn dashed where the zone has no such key. Null when there are too many.</summary>
    public static Node? Signer(ZoneBox zone, SignatureCheck check)
    {
        var isForeign = check.Has(SignatureProblems.SignerNotZone);
        var known = check.ValidKey is { } valid ? Find(zone, valid)
            : isForeign ? null
            : zone.Keys.Find(key => key.Tag == check.Rrsig.KeyTag && key.Key.Algorithm == check.Rrsig.Algorithm).Node;
        if (known is not null)
        {
            return known;
        }

        var hidden = isForeign ? null : zone.Link?.KeySets.SelectMany(set => set.Keys)
            .FirstOrDefault(key => key.Tag == check.Rrsig.KeyTag && key.Key.Algorithm == check.Rrsig.Algorithm);
        return hidden is not null
            ? zone.Keys.Count < MostAtAll ? Add(zone, zone.Link!, hidden, isEntry: false, isAnchor: false) : null
            : Ghost(zone, zone.OtherKeys, check.Rrsig.KeyTag, check.Rrsig.Algorithm, isForeign ? "of " + Brief.Name(check.Rrsig.SignersName, 20) : null);
    }

    /// <summary>A key that is not there.</summary>
    public static Node? Ghost(ZoneBox zone, List<Node> row, ushort tag, SecurityAlgorithm algorithm, string? lack, bool isAnchor = false)
    {
        var place = new Place(zone.Link?.Zone ?? DomainName.Root, zone.Link?.Zone ?? DomainName.Root, RecordType.Dnskey, tag);
        if (ChainGraph.NodesOf(zone).FirstOrDefault(node => node.IsGhost && node.Place == place && node.Lines[1] == algorithm.ToString()) is { } known)
        {
            return known;
        }

        if (row.Count >= MostAtAll)
        {
            return null;
        }

        var ghost = new Node(Shape.Key, Mark.NoKey, $"DNSKEY {tag}", algorithm.ToString())
        {
            Place = place,
            IsGhost = true,
            IsAnchor = isAnchor,
            State = lack ?? "not in the DNSKEY RRset",
            Tooltip = Brief.Tooltip($"the zone {zone.Title} has no DNSKEY with the tag {tag} and the algorithm {algorithm}"),
        };
        row.Add(ghost);
        return ghost;
    }

    public static Node? Find(ZoneBox zone, Dnskey? key) => zone.Keys.Find(known => known.Key.Equals(key)).Node;

    private static Node Add(ZoneBox zone, ChainLink link, KeyInSet key, bool isEntry, bool isAnchor)
    {
        var size = PublicKey.Parse(key.Key).SizeInBits is { } bits && key.Key.Algorithm.Number is 1 or 3 or 5 or 6 or 7 or 8 or 10 ? $", {bits} bits" : "";
        var node = new Node(Shape.Key, Marks.Of(link.Status), $"DNSKEY {key.Tag}", $"{key.Key.Algorithm}{size}")
        {
            Place = new Place(link.Zone, link.Zone, RecordType.Dnskey, key.Tag),
            IsSep = key.Key.IsSecureEntryPoint,
            IsRevoked = key.Key.IsRevoked,
            IsAnchor = isAnchor,
            State = key.Key.IsRevoked ? "revoked" : isAnchor ? "trust anchor" : null,
            StateMark = key.Key.IsRevoked ? Mark.NotPermitted : Mark.Plain,
            Tooltip = Brief.Tooltip(
                $"DNSKEY {key.Tag} of {link.Zone}, algorithm {key.Key.Algorithm.Number} ({key.Key.Algorithm}){size}",
                $"flags {key.Key.Flags}{(key.Key.IsZoneKey ? ", zone key" : ", not a zone key")}{(key.Key.IsSecureEntryPoint ? ", secure entry point (SEP)" : "")}{(key.Key.IsRevoked ? ", revoked" : "")}"),
        };
        (isEntry ? zone.EntryKeys : zone.OtherKeys).Add(node);
        zone.Keys.Add((key.Key, key.Tag, node));
        return node;
    }

    private static void AddLack(ZoneBox zone, ChainLink link)
    {
        if (link.Status is SecurityStatus.Insecure or SecurityStatus.Secure)
        {
            return;
        }

        if (link.IndeterminateReason is IndeterminateReason.MissingEvidence { Needed.Type: var type } && type == RecordType.Dnskey)
        {
            zone.EntryKeys.Add(Lack(Mark.Unknown, "not in the evidence", "the evidence holds no answer to the question for the zone's keys"));
        }
        else if (link.Status == SecurityStatus.Bogus && link.DsSets.Any(set => set.IsValid))
        {
            zone.EntryKeys.Add(Lack(Mark.Invalid, "no DNSKEY records", "the servers say that the zone has no DNSKEY records, but the parent has a DS for it"));
        }

        Node Lack(Mark mark, string state, string words) => new(Shape.Key, mark, "DNSKEY", "keys of " + Brief.Name(link.Zone, 18))
        {
            Place = new Place(link.Zone, link.Zone, RecordType.Dnskey),
            IsGhost = true,
            State = state,
            Tooltip = Brief.Tooltip(words),
        };
    }

    private static void AddAnchorGhosts(ZoneBox zone, KeySetCheck keySet)
    {
        if (!keySet.DsSet.IsTrustAnchor || keySet.DsSet.Entries.Any(entry => entry.Outcome == DsOutcome.Matches))
        {
            return;
        }

        foreach (var entry in keySet.DsSet.Entries.Where(entry => entry.Key is null).Take(3))
        {
            Ghost(zone, zone.EntryKeys, entry.Ds.KeyTag, entry.Ds.Algorithm, "anchor: " + Marks.Words(entry.Outcome), isAnchor: true);
        }

        foreach (var entry in keySet.DsSet.Entries)
        {
            if (Find(zone, entry.Key) is { } node)
            {
                node.State = "anchor: " + Marks.Words(entry.Outcome);
                node.StateMark = Marks.Of(entry.Outcome);
            }
        }
    }

    /// <summary>A key that signs the set: a loop at itself, and an edge to each key below that is trusted by it.</summary>
    private void AddSignatures(ZoneBox zone, ChainLink link, KeySetCheck keySet)
    {
        var groups = SignatureGroup.Of([.. link.KeySets.Select(set => set.RRset)]);
        foreach (var group in groups)
        {
            if (Signer(zone, group.Check) is not { } signer)
            {
                continue;
            }

            var edge = new Edge(EdgeKind.SelfSignature, signer, signer, group.Mark) { Label = group.Label, Place = group.Check.Place, Tooltip = group.Tooltip };
            if (signer.IsGhost)
            {
                if (zone.Keys.FirstOrDefault().Node is { } signed)
                {
                    graph.Edges.Add(edge with { Kind = EdgeKind.Signature, To = signed });
                }

                continue;
            }

            graph.Edges.Add(edge);
            if (zone.EntryKeys.Contains(signer))
            {
                graph.Edges.AddRange(zone.OtherKeys.Where(other => !other.IsGhost).Select(other => edge with { Kind = EdgeKind.Signature, To = other, Label = null }));
            }
        }

        if (groups.IsEmpty && zone.Keys.FirstOrDefault().Node is { } first)
        {
            (first.State, first.StateMark) = ("keys without RRSIG", keySet.IsValid ? Mark.Plain : Mark.Invalid);
        }
    }
}
