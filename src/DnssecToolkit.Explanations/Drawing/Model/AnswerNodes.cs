using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The responses to a question of the chain: RRsets, aliases, absences with their proofs, and lacks.</summary>
internal sealed class AnswerNodes(ChainGraph graph, ProofNodes proofs)
{
    private const int MostSets = 4;
    private const int MostVersions = 3;

    /// <summary>Draws the answer of a part of the chain and returns its first and its last node: where an alias comes in and goes out.</summary>
    public (Node In, Node Out) Add(ZoneBox zone, ChainSegment segment)
    {
        zone.RecordsAfter ??= zone.Children.Count;
        if (segment.Responses.FirstOrDefault() is not { } best)
        {
            var lack = Lack(zone, segment);
            zone.Records.Add(lack);
            return (lack, lack);
        }

        return best.Kind switch
        {
            ResponseKind.Positive or ResponseKind.Alias when best.RRsets.IsEmpty || zone.Status == SecurityStatus.Insecure => Unsigned(zone, segment, best),
            ResponseKind.Positive or ResponseKind.Alias => Signed(zone, segment, best),
            ResponseKind.NoData or ResponseKind.NameError => Negative(zone, segment, best),
            _ => Failure(zone, segment, best),
        };
    }

    private static (Node In, Node Out) Failure(ZoneBox zone, ChainSegment segment, ResponseCheck response)
    {
        var node = new Node(Shape.RRset, Mark.Unknown, Heading(segment.Question))
        {
            Place = PlaceOf(zone, segment.Question),
            IsGhost = true,
            State = response.Kind == ResponseKind.Referral ? "a referral only" : "servers fail",
            Tooltip = Brief.Tooltip($"{segment.Question}: {response.Kind}"),
        };
        zone.Records.Add(node);
        return (node, node);
    }

    private static Node Lack(ZoneBox zone, ChainSegment segment)
    {
        var isUnknown = segment.Status == SecurityStatus.Indeterminate;
        return new Node(Shape.RRset, isUnknown ? Mark.Unknown : Mark.Plain, Heading(segment.Question))
        {
            Place = PlaceOf(zone, segment.Question),
            IsGhost = true,
            State = isUnknown && zone.Status == SecurityStatus.Secure ? "not in the evidence" : "not judged: the chain ends above",
            Tooltip = Brief.Tooltip($"{segment.Question}"),
        };
    }

    private static (Node In, Node Out) Unsigned(ZoneBox zone, ChainSegment segment, ResponseCheck response)
    {
        var isDname = response.Alias?.IsDname == true;
        ImmutableArray<string> target = response.Alias?.Target is { } name ? ["to " + Brief.Name(name)] : [];
        var node = new Node(Shape.RRset, Mark.Insecure, [$"{Brief.Name(segment.Question.Name)} {(response.Alias is null ? segment.Question.Type : isDname ? RecordType.Dname : RecordType.Cname)}", .. target])
        {
            Place = PlaceOf(zone, segment.Question),
            State = "unsigned",
            Tooltip = Brief.Tooltip($"{segment.Question}, not signed"),
        };
        zone.Records.Add(node);
        return (node, node);
    }

    private (Node In, Node Out) Signed(ZoneBox zone, ChainSegment segment, ResponseCheck best)
    {
        var all = segment.Responses.SelectMany(response => response.RRsets).ToList();
        var start = zone.Records.Count;
        var sets = all.GroupBy(check => (check.Subject.Owner, check.Subject.Type)).ToList();
        foreach (var set in sets.Take(MostSets))
        {
            var versions = set.GroupBy(check => string.Join('\n', check.Subject.Set.Set.Data.Select(data => data.ToString()).Order(StringComparer.Ordinal))).ToList();
            foreach (var version in versions.Take(MostVersions))
            {
                zone.Records.Add(RRset(zone, [.. version], areSeveral: versions.Count > 1));
            }
        }

        if (sets.Count > MostSets)
        {
            zone.Records.Add(new Node(Shape.More, Mark.Plain, $"and {Say.Count(sets.Count - MostSets, "more RRset")}"));
        }

        var first = zone.Records[start];
        if (best.Denial is { } denial)
        {
            zone.Records.Add(proofs.Add(zone, denial, segment.Responses.Select(response => response.Denial).OfType<DenialCheck>()));
        }

        return best.Alias?.SynthesizedCname is { } cname ? (first, Synthesized(zone, best, cname, first)) : (first, first);
    }

    private Node Synthesized(ZoneBox zone, ResponseCheck response, Sighting cname, Node dname)
    {
        var fits = response.Status != SecurityStatus.Bogus || !response.RRsets.All(check => check.IsValid);
        var node = new Node(Shape.RRset, fits ? Mark.Plain : Mark.Invalid, $"{Brief.Name(cname.Owner)} CNAME", fits ? "made from the DNAME" : "does not follow from the DNAME")
        {
            Place = new Place(response.Zone, cname.Owner, RecordType.Cname),
            IsGhost = fits,
            Tooltip = Brief.Tooltip($"{cname.Owner} CNAME {cname.Set.Set.Data[0]}"),
        };
        zone.Denied.Add(node);
        graph.Edges.Add(new Edge(EdgeKind.Proof, dname, node, fits ? Mark.Valid : Mark.Invalid) { Tooltip = "synthesized from the DNAME" });
        return node;
    }

    private Node RRset(ZoneBox zone, ImmutableArray<RRsetCheck> checks, bool areSeveral)
    {
        var check = checks.FirstOrDefault(check => check.IsValid) ?? checks[0];
        var data = check.Subject.Set.Set.Data;
        var groups = SignatureGroup.Of(checks);
        var servers = checks.Select(other => other.Subject.Server).Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal).ToImmutableArray();
        var node = new Node(
            Shape.RRset,
            check.IsValid ? Mark.Valid : Mark.Invalid,
            [
                $"{Brief.Name(check.Subject.Owner)} {check.Subject.Type}",
                Brief.Text(data[0].ToString()!, 26) + (data.Length > 1 ? $" and {data.Length - 1} more" : ""),
                .. check.SourceOwner == check.Subject.Owner ? Array.Empty<string>() : ["from " + Brief.Name(check.SourceOwner)],
            ])
        {
            Place = check.Place,
            State = groups.IsEmpty ? "no RRSIG" : areSeveral ? "from " + Brief.Servers(servers) : null,
            StateMark = groups.IsEmpty ? Mark.Invalid : Mark.Plain,
            Tooltip = Brief.Tooltip(data.Take(8).Select(item => $"{check.Subject.Owner} {check.Subject.Set.Set.Ttl} {check.Subject.Type} {item}").Append("sent by " + string.Join(", ", servers.Take(20)))),
        };
        foreach (var group in groups)
        {
            if (KeyNodes.Signer(zone, group.Check) is { } signer)
            {
                graph.Edges.Add(new Edge(EdgeKind.Signature, signer, node, group.Mark) { Label = group.Label, Place = group.Check.Place, Tooltip = group.Tooltip });
            }
        }

        return node;
    }

    private (Node In, Node Out) Negative(ZoneBox zone, ChainSegment segment, ResponseCheck best)
    {
        var isNameError = best.Kind == ResponseKind.NameError;
        var mark = Marks.Of(best.Status);
        var node = new Node(isNameError ? Shape.NameError : Shape.NoData, mark, Heading(segment.Question), isNameError ? "no such name (NXDOMAIN)" : "no such type (NODATA)")
        {
            Place = best.Denial is null ? PlaceOf(zone, segment.Question) : null,
            State = best.Denial is null && mark == Mark.Insecure ? "unsigned" : null,
            Tooltip = Brief.Tooltip($"{segment.Question}: {(isNameError ? "no such name" : "no such type")}"),
        };
        zone.Denied.Add(node);
        foreach (var set in best.RRsets.Take(MostSets))
        {
            zone.Records.Add(RRset(zone, [.. segment.Responses.SelectMany(response => response.RRsets).Where(check => check.Subject.Owner == set.Subject.Owner && check.Subject.Type == set.Subject.Type)], areSeveral: false));
        }

        if (best.Denial is { } denial)
        {
            var proof = proofs.Add(zone, denial, segment.Responses.Select(response => response.Denial).OfType<DenialCheck>());
            zone.Records.Add(proof);
            graph.Edges.Add(new Edge(EdgeKind.Proof, proof, node, Marks.Of(denial.Outcome)) { Tooltip = proof.State! });
        }

        return (node, node);
    }

    private static string Heading(Question question) => $"{Brief.Name(question.Name)} {question.Type}";

    private static Place PlaceOf(ZoneBox zone, Question question) => new(zone.Link?.Zone ?? question.Name, question.Name, question.Type);
}
