using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations.Drawing;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Tests.Reports;

public class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. Cases.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_is_static_and_whole_in_itself(string name) =>
        Assert.Empty(SvgRules.Breaches(XDocument.Parse(Cases.Explain(name).ToSvg())));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_says_its_verdict_to_those_who_do_not_see_it(string name)
    {
        var report = Cases.Explain(name);
        var svg = XDocument.Parse(report.ToSvg()).Root!;
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ')
            .Select(id => svg.Elements().Single(element => element.Attribute("id")?.Value == id).Value).ToList();

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Contains(report.Diagnosis.Status.ToString().ToLowerInvariant(), named[0], StringComparison.Ordinal);
        Assert.StartsWith(report.Headline, named[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_diagnosis_gives_the_same_octets(string name) =>
        Assert.Equal(Cases.Explain(name).ToSvg(), Cases.Explain(name).ToSvg());

    [Theory]
    [MemberData(nameof(Names))]
    public void No_node_lies_on_another_and_each_lies_in_a_zone(string name)
    {
        var graph = GraphBuilder.Build(Cases.Explain(name));
        var layout = new ChainLayout(graph, 0, 0, 600);
        var boxes = graph.Zones.SelectMany(ChainGraph.NodesOf).Select(layout.Of).ToList();
        var zones = graph.Zones.Select(layout.Of).ToList();

        foreach (var (index, box) in boxes.Index())
        {
            Assert.DoesNotContain(boxes.Skip(index + 1), other => Overlap(box, other));
            Assert.Single(zones, zone => zone.X <= box.X && zone.Right >= box.Right && zone.Y <= box.Y && zone.Bottom >= box.Bottom);
        }

        Assert.All(zones.Index(), zone => Assert.DoesNotContain(zones.Skip(zone.Index + 1), other => Overlap(zone.Item, other)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_symbol_of_an_edge_lies_on_a_node(string name)
    {
        var graph = GraphBuilder.Build(Cases.Explain(name));
        var layout = new ChainLayout(graph, 0, 0, 600);
        var routes = new EdgeRoutes(graph, layout);
        var boxes = graph.Zones.SelectMany(ChainGraph.NodesOf).Select(layout.Of).ToList();

        Assert.All(graph.Edges.Where(edge => edge.Kind != EdgeKind.Alias), edge =>
        {
            var (x, y) = routes.Of(edge).Symbol;
            Assert.DoesNotContain(boxes, box => Overlap(box, new Box(x - Symbols.Radius, y - Symbols.Radius, 2 * Symbols.Radius, 2 * Symbols.Radius)));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_word_runs_out_of_the_picture(string name)
    {
        var svg = XDocument.Parse(Cases.Explain(name).ToSvg()).Root!;
        var width = double.Parse(svg.Attribute("width")!.Value, CultureInfo.InvariantCulture);

        foreach (var text in svg.Descendants(Svg + "text"))
        {
            var x = double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture);
            var length = TextFit.Width(text.Value, double.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture));
            var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - (length / 2), "end" => x - length, _ => x };

            Assert.True(left >= 0 && left + length <= width, $"\"{text.Value}\" from {left} to {left + length} of {width}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_cause_is_called_out_by_its_code_at_its_place_and_nothing_else_is(string name)
    {
        var report = Cases.Explain(name);
        var callout = GraphBuilder.Build(report).Callout;

        Assert.Equal(report.Diagnosis.Status is SecurityStatus.Bogus or SecurityStatus.Indeterminate, callout is not null);
        if (report.Cause is { } cause)
        {
            Assert.Equal(cause.Finding.Code, callout!.Code);
            Assert.NotNull(callout.Node);
        }
    }

    [Fact]
    public void Of_the_broken_apex_proof_only_the_record_of_the_apex_is_called_out()
    {
        var callout = GraphBuilder.Build(Cases.Explain("broken-apex-nsec3")).Callout!;

        Assert.Equal(Shape.Proof, callout.Node!.Shape);
        Assert.Equal("3msev9us…", callout.Node.Compartments[callout.Compartment!.Value].Lines[0]);
        Assert.Equal([Mark.Invalid, Mark.Valid], callout.Node.Compartments.Select(compartment => compartment.Mark));
    }

    [Fact]
    public void A_server_that_signs_badly_beside_a_good_one_has_edges_and_a_line_of_its_own()
    {
        var report = Cases.Explain("one-server-bad");
        var graph = GraphBuilder.Build(report);

        Assert.Equal(
            [Mark.Valid, Mark.Invalid, Mark.Valid, Mark.Invalid],
            graph.Edges.Where(edge => edge.To.Shape == Shape.Proof).Select(edge => edge.Mark));
        Assert.Contains("bogus: rrsig-made-by-other-key", report.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_published_is_drawn_where_it_should_be()
    {
        var graph = GraphBuilder.Build(Cases.Explain("missing-zsk"));
        var edge = Assert.Single(graph.Edges, edge => edge.Mark == Mark.NoKey);

        Assert.True(edge.From.IsGhost);
        Assert.Same(edge, graph.Callout!.Edge);
    }

    [Fact]
    public void A_zone_of_forty_keys_shows_some_and_counts_the_rest()
    {
        var good = Cases.Explain("three-secure-zones").Diagnosis;
        var segment = good.Chain.Segments[0];
        var link = segment.Links[^1];
        var many = Enumerable.Range(0, 40).Select(number => new Dnskey(256, 3, SecurityAlgorithm.Ed25519, Enumerable.Repeat((byte)number, 32).ToArray())).ToList();
        var keySet = link.KeySets[0] with { Keys = [.. link.KeySets[0].Keys, .. many.Select(key => new KeyInSet(key, KeyTag.Of(key)))] };
        var report = Explainer.Explain(new Diagnosis
        {
            Question = good.Question,
            At = good.At,
            Policy = good.Policy,
            Verdict = good.Verdict,
            Cost = good.Cost,
            Chain = new ChainOfTrust([segment with { Links = [.. segment.Links[..^1], link with { KeySets = [keySet] }] }]),
        });

        var zone = GraphBuilder.Build(report).Zones.Last();

        Assert.Equal(6, zone.Keys.Count);
        Assert.Contains(zone.OtherKeys, node => node.Lines.Contains("and 36 more keys"));
        Assert.Contains("and 36 more keys", report.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_250_octets_is_shortened_and_told_in_full_to_whoever_points_at_it()
    {
        var name = string.Join('.', Enumerable.Repeat(new string('a', 58), 4)) + ".nsec3.example.";
        var svg = XDocument.Parse(RecordedInternet.Explain("good", $"{name} A").ToSvg());

        Assert.DoesNotContain(svg.Descendants(Svg + "text"), text => text.Value.Length > 130);
        Assert.Contains(svg.Descendants(Svg + "title"), title => title.Value.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_trust_anchor_the_drawing_says_so()
    {
        var diagnosis = Validator.Diagnose(
            RecordedInternet.Capture("good"), RecordedInternet.Ask("www.nsec3.example. A"), TrustAnchors.Parse("other. DS 1 8 2 " + new string('0', 64)).Value, RecordedInternet.At, null);

        Assert.Contains(">no trust anchor<", Explainer.Explain(diagnosis).ToSvg(), StringComparison.Ordinal);
    }

    private static bool Overlap(Box one, Box other) =>
        one.X < other.Right && other.X < one.Right && one.Y < other.Bottom && other.Y < one.Bottom;
}
