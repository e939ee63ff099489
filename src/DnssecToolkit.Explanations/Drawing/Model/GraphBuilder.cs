using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Makes the graph of a chain: every zone once, however many aliases pass through it.</summary>
internal sealed class GraphBuilder
{
    private const int MostSegments = 6;

    private readonly ChainGraph _graph = new();
    private readonly Dictionary<DomainName, ZoneBox> _zones = [];
    private readonly KeyNodes _keys;
    private readonly DelegationNodes _delegations;
    private readonly AnswerNodes _answers;

    private GraphBuilder()
    {
        _keys = new KeyNodes(_graph);
        var proofs = new ProofNodes(_graph);
        _delegations = new DelegationNodes(_graph, proofs);
        _answers = new AnswerNodes(_graph, proofs);
    }

    public static ChainGraph Build(Report report)
    {
        var builder = new GraphBuilder();
        builder.Add(report.Diagnosis.Chain);
        builder._graph.Callout = Callouts.Of(report, builder._graph);
        return builder._graph;
    }

    private void Add(ChainOfTrust chain)
    {
        Node? from = null;
        string? target = null;
        foreach (var segment in chain.Segments.Take(MostSegments))
        {
            ZoneBox? zone = null;
            foreach (var link in segment.Links)
            {
                zone = Zone(zone, link);
            }

            if (zone is null)
            {
                zone = new ZoneBox("no trust anchor", null, null);
                _graph.Roots.Add(zone);
            }

            var (start, end) = _answers.Add(zone, segment);
            if (from is not null)
            {
                _graph.Edges.Add(new Edge(EdgeKind.Alias, from, start, Mark.Plain) { Label = $"alias: leads to {target}", Tooltip = "an alias starts a chain of its own" });
            }

            (from, target) = (end, segment.Responses.FirstOrDefault()?.Alias?.Target is { } name ? Brief.Name(name) : null);
        }

        _graph.AliasesLeftOut = Math.Max(0, chain.Segments.Length - MostSegments);
        foreach (var zone in _zones.Values)
        {
            KeyNodes.CountRest(zone, zone.Link!);
        }
    }

    private ZoneBox Zone(ZoneBox? parent, ChainLink link)
    {
        if (_zones.TryGetValue(link.Zone, out var known))
        {
            return known;
        }

        var zone = new ZoneBox(link.Zone.IsRoot ? ". (root)" : link.Zone.ToString(), parent, link);
        _zones.Add(link.Zone, zone);
        if (parent is null)
        {
            _graph.Roots.Add(zone);
        }
        else
        {
            parent.Children.Add(zone);
        }

        _keys.Add(zone, link);
        if (parent is not null)
        {
            _delegations.Add(parent, zone, link);
        }

        return zone;
    }
}
