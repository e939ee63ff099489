using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Finds the place of the cause in the graph: the broken link nearest the anchor, or the evidence that is missing.</summary>
internal static class Callouts
{
    public static Callout? Of(Report report, ChainGraph graph)
    {
        if (report.Cause is { } cause)
        {
            var place = cause.Finding.Place;
            var callout = new Callout(Mark.Invalid, cause.Finding.Code, cause.Explanation.Message, $"at {place}");
            return AtEdge(graph, place, callout) ?? AtNode(graph, place, callout) ?? callout with { Zone = AtZone(graph, place) };
        }

        if (report.Diagnosis.Verdict is not Verdict.Indeterminate { Reason: var reason })
        {
            return null;
        }

        var missing = new Callout(Mark.Unknown, "indeterminate", Headlines.Reason(reason), "");
        var lack = graph.Zones.SelectMany(ChainGraph.NodesOf).FirstOrDefault(node => node is { IsGhost: true, Mark: Mark.Unknown });
        return lack is not null ? missing with { Node = lack } : missing with { Zone = graph.Zones.LastOrDefault() };
    }

    private static Callout? AtEdge(ChainGraph graph, Place place, Callout callout)
    {
        var edge = graph.Edges.Find(edge => edge.Mark != Mark.Valid && edge.Place is { } at && at == place);
        return edge is null ? null : callout with { Edge = edge, Node = edge.Kind == EdgeKind.Digest ? edge.From : edge.To, Compartment = edge.Compartment };
    }

    private static Callout? AtNode(ChainGraph graph, Place place, Callout callout)
    {
        var type = place.Covered ?? place.Type;
        var nodes = graph.Zones.SelectMany(ChainGraph.NodesOf).ToList();
        foreach (var node in nodes)
        {
            for (var index = 0; index < node.Compartments.Length; index++)
            {
                if (node.Compartments[index].Place is { } at && at.Owner == place.Owner && at.Type == type)
                {
                    return callout with { Node = node, Compartment = index };
                }
            }
        }

        var found = nodes.Find(node => Is(node.Place, exactly: true)) ?? nodes.Find(node => Is(node.Place, exactly: false));
        var lack = found?.Compartments.ToList().FindIndex(compartment => compartment.IsGhost) ?? -1;
        return found is null ? null : callout with { Node = found, Compartment = lack < 0 ? null : lack };

        bool Is(Place? at, bool exactly) => at is not null && at.Owner == place.Owner && at.Type == type && (!exactly || place.KeyTag is null || at.KeyTag == place.KeyTag);
    }

    private static ZoneBox? AtZone(ChainGraph graph, Place place) =>
        graph.Zones.LastOrDefault(zone => zone.Link?.Zone == place.Zone) ?? graph.Zones.LastOrDefault(zone => zone.Status != SecurityStatus.Secure) ?? graph.Zones.LastOrDefault();
}
