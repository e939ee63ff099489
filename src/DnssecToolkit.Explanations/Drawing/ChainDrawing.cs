using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>
/// The chain of trust as a picture: the verdict, the zones from the anchor down to the answer, where the chain ends, a legend.
/// The same diagnosis gives the same octets. Shapes and colours are close to DNSViz's; every state has a symbol and a pattern too.
/// </summary>
internal static class ChainDrawing
{
    private const double Margin = 20;
    private const double LeastWidth = 620;

    public static string Render(Report report)
    {
        var diagnosis = report.Diagnosis;
        var graph = GraphBuilder.Build(report);
        var wide = new ChainLayout(graph, Margin, 0, LeastWidth);
        var width = wide.Right + Margin + (graph.Callout is null ? 0 : CalloutPainter.Room);
        var headline = TextFit.Wrap(report.Headline, width - (2 * Margin), 13, 6);
        var top = 62 + (headline.Length * 18) + 20;
        var layout = new ChainLayout(graph, Margin, top, LeastWidth);

        var body = new SvgWriter();
        Heading(body, diagnosis, headline);
        var bottom = Zones(body, graph, layout, diagnosis.At);
        bottom = ServerStrip.Draw(body, diagnosis, Margin, bottom + 16);
        bottom = LegendPainter.Draw(body, graph, Margin, width - Margin, bottom + 18);
        return Document(report, body, width, bottom + 12);
    }

    private static double Zones(SvgWriter svg, ChainGraph graph, ChainLayout layout, DateTimeOffset at)
    {
        var edges = new EdgePainter(svg, graph, layout);
        var nodes = new NodePainter(svg, layout);
        var callout = graph.Callout is { } emphasised ? new CalloutPainter(svg, graph, layout, emphasised) : null;
        foreach (var zone in graph.Zones)
        {
            ZonePainter.Draw(svg, zone, layout.Of(zone), at);
        }

        foreach (var zone in graph.Zones)
        {
            edges.DrawDelegation(zone);
        }

        if (graph.Callout?.Edge is { } broken)
        {
            edges.DrawGlow(broken);
        }

        callout?.DrawGround();
        edges.DrawLines();
        foreach (var node in graph.Zones.SelectMany(ChainGraph.NodesOf))
        {
            nodes.Draw(node);
        }

        edges.DrawSymbols();
        var bottom = edges.DrawAliases();
        if (graph.AliasesLeftOut > 0)
        {
            bottom += 20;
            svg.Text(Margin, bottom, $"and {Say.Count(graph.AliasesLeftOut, "more alias", "more aliases")}", new TextStyle(12, Ink: Ink.Faint));
        }

        callout?.Draw();
        return Math.Max(bottom, callout?.Bottom ?? 0);
    }

    private static void Heading(SvgWriter svg, Diagnosis diagnosis, IReadOnlyList<string> headline)
    {
        svg.Group(Brief.Tooltip(diagnosis.Question.ToString()));
        Symbols.Draw(svg, Marks.Of(diagnosis.Status), Margin + Symbols.Radius, 29);
        var question = Brief.Text(diagnosis.Question.ToString(), 60);
        svg.Text(Margin + 26, 35, question, new TextStyle(18, IsBold: true));
        svg.Close();
        var y = 62.0;
        foreach (var line in headline)
        {
            svg.Text(Margin, y, line, new TextStyle(13));
            y += 18;
        }

        svg.Text(Margin, y, Brief.Text($"Judged at {Say.Time(diagnosis.At)} by {diagnosis.Policy.Description}", 110), new TextStyle(11, Ink: Ink.Faint));
    }

    private static string Document(Report report, SvgWriter body, double width, double height)
    {
        // The ids are told apart on a page with several drawings, and are the same whenever the drawing is made again.
        var id = "chain-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToString())).AsSpan(0, 4));
        var (w, h) = (SvgWriter.Number(Math.Ceiling(width)), SvgWriter.Number(Math.Ceiling(height)));
        var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {w} {h}"), ("width", w), ("height", h), ("class", Inks.RootClass), ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-desc"), ("font-family", "system-ui, sans-serif"));
        svg.Content("title", $"Chain of trust of {report.Diagnosis.Question}: {ZonePainter.Word(report.Diagnosis.Status)}", ("id", $"{id}-title"));
        svg.Content("desc", Description(report), ("id", $"{id}-desc"));
        svg.Content("style", "\n" + Inks.DarkSheet());
        svg.Rectangle(new Paint(Ink.Paper), new Box(0, 0, Math.Ceiling(width), Math.Ceiling(height)));
        return svg + body.ToString() + "</svg>\n";
    }

    /// <summary>The chain in words, for those who do not see the picture.</summary>
    private static string Description(Report report)
    {
        var text = new StringBuilder(report.Headline);
        foreach (var line in ChainLines.Of(report.Diagnosis.Chain).Take(40))
        {
            text.Append(CultureInfo.InvariantCulture, $" {line.What}: {ZonePainter.Word(line.Status)}, {line.How}.");
        }

        return text.ToString();
    }
}
