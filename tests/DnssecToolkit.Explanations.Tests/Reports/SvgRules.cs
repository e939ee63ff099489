using System.Xml.Linq;

namespace DnssecToolkit.Explanations.Tests.Reports;

/// <summary>What a drawing may hold: static shapes and words, nothing that runs, nothing from elsewhere.</summary>
internal static class SvgRules
{
    private static readonly HashSet<string> Elements = ["svg", "title", "desc", "style", "g", "rect", "ellipse", "path", "text"];

    private static readonly HashSet<string> Attributes =
    [
        "xmlns", "viewBox", "width", "height", "class", "role", "aria-labelledby", "font-family", "id", "x", "y", "rx", "ry", "cx", "cy", "d", "fill", "stroke",
        "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-size", "font-weight", "text-anchor", "paint-order",
    ];

    public static IEnumerable<string> Breaches(XDocument svg)
    {
        foreach (var element in svg.Descendants())
        {
            if (element.Name.NamespaceName != "http://www.w3.org/2000/svg" || !Elements.Contains(element.Name.LocalName))
            {
                yield return $"element {element.Name}";
            }

            foreach (var attribute in element.Attributes())
            {
                if (!Attributes.Contains(attribute.Name.LocalName) || (!attribute.IsNamespaceDeclaration && attribute.Value.Contains("url", StringComparison.OrdinalIgnoreCase)))
                {
                    yield return $"attribute {attribute}";
                }
            }

            if (element.Name.LocalName == "style" && element.Value.IndexOfAny(['<', '\\']) + element.Value.IndexOf("url", StringComparison.OrdinalIgnoreCase) + element.Value.IndexOf("@import", StringComparison.OrdinalIgnoreCase) != -3)
            {
                yield return "style sheet";
            }
        }
    }
}
