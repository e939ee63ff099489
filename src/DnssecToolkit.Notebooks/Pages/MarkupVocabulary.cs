using System.Collections.Frozen;

namespace DnssecToolkit.Notebooks.Pages;

/// <summary>The elements and attributes that a page may hold. What is not named here does not get in.</summary>
internal static class MarkupVocabulary
{
    /// <summary>Elements without an end.</summary>
    public static readonly FrozenSet<string> Void = Set("br hr img wbr col");

    /// <summary>Elements whose content is dropped with them.</summary>
    public static readonly FrozenSet<string> Swallowed = Set(
        "script style iframe object embed applet template noscript noembed noframes textarea select math xmp plaintext " +
        "foreignobject animate set animatetransform animatemotion audio video canvas head frameset");

    /// <summary>HTML elements.</summary>
    public static readonly FrozenSet<string> Html = Set(
        "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 " +
        "hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr");

    /// <summary>SVG elements, by their name in lower case.</summary>
    public static readonly FrozenDictionary<string, string> Svg = Canonical(
        "svg g defs desc title path rect circle ellipse line polyline polygon text tspan marker pattern linearGradient radialGradient " +
        "stop clipPath mask use symbol a style");

    /// <summary>Attributes of any HTML element.</summary>
    public static readonly FrozenSet<string> HtmlAttributes = Set(
        "class id title role lang dir style colspan rowspan scope headers alt width height open datetime start reversed type value align href src span tabindex");

    /// <summary>Attributes of SVG elements, by their name in lower case.</summary>
    public static readonly FrozenDictionary<string, string> SvgAttributes = Canonical(
        "class id role lang style tabindex href xmlns viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points dx dy rotate textLength lengthAdjust " +
        "transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit " +
        "opacity color display visibility overflow clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits marker-start marker-mid marker-end " +
        "markerWidth markerHeight markerUnits refX refY orient patternUnits patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod " +
        "offset stop-color stop-opacity font-family font-size font-style font-weight font-variant text-anchor text-decoration dominant-baseline alignment-baseline " +
        "baseline-shift letter-spacing word-spacing writing-mode shape-rendering text-rendering vector-effect paint-order pointer-events focusable version");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Canonical(string words) =>
        words.Split(' ').ToFrozenDictionary(word => word.ToLowerInvariant(), StringComparer.Ordinal);
}
