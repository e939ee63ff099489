using System.Globalization;
using System.Xml.Linq;

namespace DnssecToolkit.Notebooks.Tests.Charts;

/// <summary>What every drawing is held to.</summary>
internal static class Drawing
{
    /// <summary>XML, with words for those who do not see it, and every text and bar within the edges.</summary>
    public static void IsSound(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.NotEmpty(root.Element(ns + "title")!.Value);
        Assert.NotEmpty(root.Element(ns + "desc")!.Value);
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        foreach (var place in root.Descendants().Where(element => element.Attribute("x") is not null))
        {
            Assert.InRange(Number(place, "x"), 0, width);
            Assert.InRange(Number(place, "y"), 0, height);
            if (place.Name == ns + "rect")
            {
                Assert.InRange(Number(place, "x") + Number(place, "width"), 0, width + 0.2);
            }
        }
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
