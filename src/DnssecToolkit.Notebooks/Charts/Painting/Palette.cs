namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>A colour for light and for dark surroundings.</summary>
internal sealed record Colour(string Name, string Light, string Dark);

/// <summary>How a filled area is told apart without its colour.</summary>
internal enum Hatch
{
    None,
    Rising,
    Falling,
    Crossed,
    Sparse,
}

/// <summary>
/// The one look of all charts: grounds and words as in the drawing of the chain, statuses in its colours, lines in those of Okabe and Ito,
/// darkened until they have a contrast of 3:1 with the paper (WCAG 2.2, 1.4.11).
/// </summary>
internal static class Palette
{
    public static readonly Colour Paper = new("paper", "#ffffff", "#14191f");
    public static readonly Colour Panel = new("panel", "#f3f5f7", "#1b222a");
    public static readonly Colour Text = new("text", "#1b1f24", "#e8edf2");
    public static readonly Colour Faint = new("faint", "#545f69", "#9aa7b4");
    public static readonly Colour Grid = new("grid", "#dfe4e8", "#2b343d");
    public static readonly Colour Frame = new("frame", "#8a949d", "#66727e");

    public static Colour Of(Tone tone) => tone switch
    {
        Tone.Main => new("main", "#1b1f24", "#f2f5f8"),
        Tone.First => new("first", "#0072b2", "#56b4e9"),
        Tone.Second => new("second", "#c65a00", "#f0a04b"),
        Tone.Third => new("third", "#00805d", "#3fc79a"),
        Tone.Fourth => new("fourth", "#a8487f", "#e39ac4"),
        Tone.Fifth => new("fifth", "#7a6a00", "#d9c84a"),
        Tone.Secure => new("secure", "#0a879a", "#35bfd2"),
        Tone.Insecure => new("insecure", "#4a525a", "#d5dce2"),
        Tone.Bogus => new("bogus", "#be1515", "#ff6a6a"),
        Tone.Indeterminate => new("indeterminate", "#a87400", "#f4b800"),
        Tone.MayFail => new("mayfail", "#c65a00", "#f0a04b"),
        Tone.Recovering => new("recovering", "#0072b2", "#56b4e9"),
        Tone.Stale => new("stale", "#6131a3", "#b794f6"),
        Tone.Published => new("published", "#6f8fb0", "#5f86ad"),
        Tone.Active => new("active", "#0b5394", "#8cc4f5"),
        Tone.Shadow => new("shadow", "#8a949d", "#7d8995"),
        Tone.NotSeen => new("notseen", "#8a949d", "#66727e"),
        _ => new("neutral", "#5f7d95", "#7f9db5"),
    };

    public static Hatch HatchOf(Tone tone) => tone switch
    {
        Tone.MayFail => Hatch.Rising,
        Tone.Recovering => Hatch.Falling,
        Tone.Shadow => Hatch.Rising,
        Tone.Indeterminate => Hatch.Crossed,
        Tone.Stale => Hatch.Falling,
        Tone.NotSeen => Hatch.Sparse,
        _ => Hatch.None,
    };

    /// <summary>The dashes of a line, so that lines differ without their colours.</summary>
    public static double[] DashOf(Tone tone) => tone switch
    {
        Tone.First => [7, 3],
        Tone.Second => [2, 2.5],
        Tone.Third => [10, 3, 2, 3],
        Tone.Fourth => [4, 4],
        Tone.Fifth => [12, 4],
        _ => [],
    };
}
