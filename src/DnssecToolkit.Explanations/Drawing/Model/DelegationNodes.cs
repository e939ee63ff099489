using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>What the parent says of a zone: its DS records, or the proof that there are none.</summary>
internal sealed class DelegationNodes(ChainGraph graph, ProofNodes proofs)
{
    private const int Most = 4;

    public void Add(ZoneBox parent, ZoneBox child, ChainLink link)
    {
        var entries = link.KeySets.FirstOrDefault()?.DsSet.Entries
            ?? (link.InsecureReason as InsecureReason.UnsupportedDs)?.DsSet.Entries
            ?? [];
        var groups = link.DsSets
            .SelectMany(set => set.Subject.Set.Set.Data.OfType<Ds>())
            .Distinct()
            .GroupBy(ds => (ds.KeyTag, ds.Algorithm))
            .ToList();
        foreach (var group in groups.Take(Most))
        {
            AddDs(parent, child, link, [.. group], [.. entries.Where(entry => group.Contains(entry.Ds))]);
        }

        if (groups.Count > Most)
        {
            child.Delegation.Add(new Node(Shape.More, Mark.Plain, $"and {Say.Count(groups.Count - Most, "more DS", "more DS")}"));
        }

        if (!link.NoDsProofs.IsEmpty && !link.DsSets.Any(set => set.IsValid))
        {
            child.Delegation.Add(proofs.Add(parent, link.NoDsProofs[0], link.NoDsProofs));
        }

        if (child.Delegation.Count == 0 && link.IndeterminateReason is IndeterminateReason.MissingEvidence { Needed.Type: var type } && type == RecordType.Ds)
        {
            child.Delegation.Add(new Node(Shape.Ds, Mark.Unknown, "DS", "of " + Brief.Name(link.Zone, 18))
            {
                Place = new Place(parent.Link!.Zone, link.Zone, RecordType.Ds),
                IsGhost = true,
                State = "not in the evidence",
                Tooltip = Brief.Tooltip($"the evidence does not tell whether {link.Zone} has a DS"),
            });
        }
    }

    private void AddDs(ZoneBox parent, ZoneBox child, ChainLink link, ImmutableArray<Ds> records, ImmutableArray<DsCheck> entries)
    {
        var sets = link.DsSets.Where(set => set.Subject.Set.Set.Data.Any(data => records.Contains(data))).ToList();
        var best = entries.OrderBy(entry => entry.Outcome is DsOutcome.Ignored ? (DsOutcome)int.MaxValue : entry.Outcome).FirstOrDefault();
        var digests = string.Join(", ", records.Select(ds => ds.DigestType.ToString()).Distinct());
        var isSigned = sets.Exists(set => set.IsValid);
        var node = new Node(Shape.Ds, isSigned ? Mark.Valid : Mark.Invalid, $"DS {records[0].KeyTag}", Brief.Text($"{records[0].Algorithm}, {digests}", 30))
        {
            Place = new Place(parent.Link!.Zone, link.Zone, RecordType.Ds, records[0].KeyTag),
            Tooltip = Brief.Tooltip(records.Take(6).Select(ds => $"DS of {link.Zone}: {ds}")
                .Concat(entries.Take(6).Select(entry => $"{entry.Ds.DigestType}: {Marks.Words(entry.Outcome)}"))),
        };
        child.Delegation.Add(node);
        AddSignatures(parent, node, sets);
        if (best is null)
        {
            if (child.EntryKeys.Find(key => key.IsGhost) is { } lack)
            {
                graph.Edges.Add(new Edge(EdgeKind.Digest, node, lack, lack.Mark) { Tooltip = lack.Tooltip });
            }

            return;
        }

        var target = KeyNodes.Find(child, best.Key)
            ?? (best.Outcome == DsOutcome.KeyMissing ? KeyNodes.Ghost(child, child.EntryKeys, best.Ds.KeyTag, best.Ds.Algorithm, null) : null);
        var mark = Marks.Of(best.Outcome);
        if (target is null)
        {
            (node.State, node.StateMark) = (Marks.Words(best.Outcome), mark);
            return;
        }

        graph.Edges.Add(new Edge(EdgeKind.Digest, node, target, mark)
        {
            Label = mark == Mark.Valid ? null : Marks.Words(best.Outcome),
            Place = node.Place,
            Tooltip = Brief.Tooltip($"DS {best.Ds.KeyTag} of {link.Zone}: {Marks.Words(best.Outcome)}"),
        });
    }

    private void AddSignatures(ZoneBox parent, Node node, List<RRsetCheck> sets)
    {
        var groups = SignatureGroup.Of(sets);
        if (groups.IsEmpty)
        {
            (node.State, node.StateMark) = ("no RRSIG", Mark.Invalid);
        }

        foreach (var group in groups)
        {
            if (KeyNodes.Signer(parent, group.Check) is { } signer)
            {
                graph.Edges.Add(new Edge(EdgeKind.Signature, signer, node, group.Mark) { Label = group.Label, Place = group.Check.Place, Tooltip = group.Tooltip });
            }
        }
    }
}
