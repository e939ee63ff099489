using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>IANA's <c>root-anchors.xml</c> (RFC 9718 §2, formerly RFC 7958). A document type declaration is refused: nothing it could do belongs here.</summary>
internal static class AnchorXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4 << 20,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static void Read(string text, List<(DomainName, TrustedKey)> entries)
    {
        XElement root;
        try
        {
            RefuseDeepNesting(text);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException wrong)
        {
            throw new AnchorTextException($"The XML cannot be read: {AnchorFields.Shown(wrong.Message, 200)}", Math.Max(wrong.LineNumber, 1), Math.Max(wrong.LinePosition, 1));
        }

        if (root.Name.LocalName != "TrustAnchor")
        {
            throw WordOf(root).Wrong($"The document is a <{AnchorFields.Shown(root.Name.LocalName)}>, not a <TrustAnchor>.");
        }

        var zone = AnchorFields.Name(Child(root, "Zone"));
        foreach (var element in root.Elements().Where(element => element.Name.LocalName == "KeyDigest"))
        {
            entries.Add((zone, Entry(zone, element)));
        }
    }

    /// <summary>Trees of any depth would cost time in the square of it; anchors have three levels.</summary>
    private static void RefuseDeepNesting(string text)
    {
        const int DeepestLevel = 8;
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        while (reader.Read())
        {
            if (reader.Depth > DeepestLevel)
            {
                throw WordOf((IXmlLineInfo)reader).Wrong("The elements are nested deeper than trust anchors ever are.");
            }
        }
    }

    private static TrustedKey Entry(DomainName zone, XElement element)
    {
        var ds = AnchorFields.Ds(
            [Child(element, "KeyTag"), Child(element, "Algorithm"), Child(element, "DigestType"), Child(element, "Digest")],
            WordOf(element));
        CheckPublicKey(zone, element, ds);
        var from = Instant(element, "validFrom");
        var until = Instant(element, "validUntil");
        return from >= until
            ? throw WordOf(element).Wrong("validUntil is not after validFrom.")
            : TrustedKey.Of(ds) with { ValidFrom = from, ValidUntil = until };
    }

    /// <summary>RFC 9718 §2.2 allows the key itself to stand beside its digest; the two must agree.</summary>
    private static void CheckPublicKey(DomainName zone, XElement element, Ds ds)
    {
        if (element.Elements().FirstOrDefault(child => child.Name.LocalName == "PublicKey") is not { } publicKey)
        {
            return;
        }

        var key = AnchorFields.Dnskey([Child(element, "Flags"), new AnchorWord("3", 1, 1), Child(element, "Algorithm"), WordOf(publicKey, publicKey.Value)], WordOf(publicKey));
        if (DsDigest.IsSupported(ds.DigestType) && !TrustedKey.Of(ds).Means(zone, key))
        {
            throw WordOf(publicKey).Wrong("The public key does not have this key tag and digest.");
        }
    }

    private static DateTimeOffset? Instant(XElement element, string name)
    {
        if (element.Attribute(name) is not { } attribute)
        {
            return null;
        }

        return DateTimeOffset.TryParse(attribute.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw WordOf(attribute).Wrong($"\"{AnchorFields.Shown(attribute.Value)}\" is not a date and time.");
    }

    private static AnchorWord Child(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(child => child.Name.LocalName == name) is { } element
            ? WordOf(element, element.Value.Trim())
            : throw WordOf(parent).Wrong($"The element <{name}> is missing in <{AnchorFields.Shown(parent.Name.LocalName)}>.");

    private static AnchorWord WordOf(IXmlLineInfo place, string text = "") =>
        new(text, Math.Max(place.LineNumber, 1), Math.Max(place.LinePosition, 1));
}
