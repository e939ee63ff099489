using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Proofs of absence: a compartment for each record with its part in the proof, and one for each part that is missing.</summary>
internal sealed class ProofNodes(ChainGraph graph)
{
    private const int Most = 4;

    /// <summary>Draws a proof, with the signatures that every response carries for its records.</summary>
    public Node Add(ZoneBox zone, DenialCheck proof, IEnumerable<DenialCheck> everywhere)
    {
        var checks = everywhere.SelectMany(denial => denial.Records).Select(record => record.Check).ToList();
        ImmutableArray<DenialRecord> records = [.. (proof.Used.IsEmpty ? proof.Records : proof.Used).DistinctBy(record => (record.Check.Subject.Owner, record.Check.Subject.Type))];
        var drawn = records.Take(Most).ToImmutableArray();
        var groups = drawn.Select(record => SignatureGroup.Of([.. checks.Where(check => IsSame(check, record.Check))])).ToList();
        var lacks = proof.IsProved ? [] : proof.Missing.Except(proof.SpoiledBySignature).ToList();
        var node = new Node(Shape.Proof, Marks.Of(proof.Outcome), Title(proof), Claim(proof))
        {
            Place = proof.Place,
            State = Outcome(proof),
            Tooltip = Brief.Tooltip(
                $"{Title(proof)}: {Claim(proof, full: true)}, in the zone {proof.Zone}",
                Outcome(proof),
                proof.ClosestEncloser is { } encloser ? $"closest encloser {encloser}" : "no closest encloser",
                records.Length > Most ? $"{records.Length - Most} records are not shown" : ""),
            Compartments =
            [
                .. drawn.Select((record, index) => Of(proof, record, groups[index])),
                .. lacks.Take(2).Select(part => Lack(proof, part)),
            ],
        };
        for (var index = 0; index < drawn.Length; index++)
        {
            foreach (var group in groups[index])
            {
                if (KeyNodes.Signer(zone, group.Check) is { } signer)
                {
                    graph.Edges.Add(new Edge(EdgeKind.Signature, signer, node, group.Mark)
                    {
                        Compartment = index,
                        Place = group.Check.Place,
                        Tooltip = group.Tooltip,
                    });
                }
            }
        }

        return node;
    }

    public static string Claim(DenialCheck proof, bool full = false)
    {
        var name = full ? proof.Name.ToString() : Brief.Name(proof.Name);
        return proof.Kind switch
        {
            DenialKind.NoDs => $"{name} has no DS",
            DenialKind.NoData => $"{name} has no {proof.Type}",
            DenialKind.NameError => $"{name} does not exist",
            _ => $"only a wildcard gives {name}",
        };
    }

    private static string Title(DenialCheck proof) => proof.Mechanism switch
    {
        DenialMechanism.Nsec => "NSEC proof",
        DenialMechanism.Nsec3 => "NSEC3 proof",
        DenialMechanism.Compact => "compact NSEC proof",
        _ => "no proof",
    };

    private static string Outcome(DenialCheck proof) => proof.Outcome switch
    {
        DenialOutcome.Proved => "proved",
        DenialOutcome.ProvedWithOptOut => "proved with opt-out",
        DenialOutcome.TooManyIterations => "too many iterations",
        DenialOutcome.BudgetSpent => "budget spent",
        DenialOutcome.NoDelegation => "no zone cut",
        _ => "not proved",
    };

    private static bool IsSame(RRsetCheck check, RRsetCheck other) =>
        check.Subject.Owner == other.Subject.Owner && check.Subject.Type == other.Subject.Type && check.Subject.Set.Set.Data[0].Equals(other.Subject.Set.Set.Data[0]);

    private static Compartment Of(DenialCheck proof, DenialRecord record, ImmutableArray<SignatureGroup> signatures)
    {
        var owner = record.Check.Subject.Owner;
        var roles = DenialRoles.Of(proof, record);
        return new Compartment(
            [record.Nsec3 is null ? Brief.Name(owner, 24) : Brief.Hash(owner), .. roles.Take(3).Select(role => Brief.Text(role, 34)), .. record.Nsec3?.IsOptOut == true ? ["opt-out"] : Array.Empty<string>()],
            signatures.IsEmpty ? [(Mark.Invalid, "no RRSIG")] : [.. signatures.Select(StateOf)],
            record.Check.Place)
        {
            Tooltip = Brief.Tooltip([$"{owner} {record.Check.Subject.Type} {record.Check.Subject.Set.Set.Data[0]}", .. roles]),
        };
    }

    private static (Mark Mark, string Words) StateOf(SignatureGroup group)
    {
        var words = group.Mark == Mark.Valid ? $"signed by {group.Check.Rrsig.KeyTag}" : Marks.Words(group.Check);
        return (group.Mark, group.IsEverywhere ? words : $"{Brief.Servers(group.Servers)}: {words}");
    }

    private static Compartment Lack(DenialCheck proof, DenialPart part) =>
        new(DenialRoles.Lack(proof, part), [(Mark.Invalid, "missing")], null) { IsGhost = true, Tooltip = "this part of the proof is missing" };
}
