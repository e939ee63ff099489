using System.Globalization;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Notebooks.Charts.Painting;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class PaletteTests
{
    /// <summary>What an eye without green cones sees, in linear light (Machado, Oliveira and Fernandes 2009, severity 1).</summary>
    private static readonly double[][] Deuteranopia = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];

    [Fact]
    public void Every_tone_has_a_contrast_of_3_to_1_with_its_ground_and_words_of_4_5_in_light_and_dark()
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            var colour = Palette.Of(tone);
            Assert.True(Contrast(colour.Light, Palette.Paper.Light) >= 3, $"{tone} on light paper: {Contrast(colour.Light, Palette.Paper.Light):0.00}");
            Assert.True(Contrast(colour.Dark, Palette.Paper.Dark) >= 3, $"{tone} on dark paper: {Contrast(colour.Dark, Palette.Paper.Dark):0.00}");
        }

        foreach (var words in (Colour[])[Palette.Text, Palette.Faint])
        {
            Assert.True(Contrast(words.Light, Palette.Paper.Light) >= 4.5 && Contrast(words.Dark, Palette.Paper.Dark) >= 4.5, words.Name);
        }
    }

    [Theory]
    [InlineData(Tone.Main, Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Fifth, Tone.Stale)]
    [InlineData(Tone.MayFail, Tone.Bogus, Tone.Recovering)]
    [InlineData(Tone.Secure, Tone.Bogus, Tone.Recovering, Tone.MayFail, Tone.Indeterminate)]
    [InlineData(Tone.Secure, Tone.Bogus, Tone.Insecure, Tone.Indeterminate, Tone.NotSeen)]
    [InlineData(Tone.Published, Tone.Active, Tone.Shadow, Tone.Bogus)]
    [InlineData(Tone.Secure, Tone.Recovering, Tone.MayFail, Tone.Bogus, Tone.Shadow)]
    public void Tones_of_one_chart_differ_without_green_cones_by_colour_or_by_dashes_and_hatching(params Tone[] together)
    {
        foreach (var (one, other) in together.SelectMany((one, index) => together.Skip(index + 1).Select(other => (one, other))))
        {
            var isPatterned = Palette.HatchOf(one) != Palette.HatchOf(other) || !Palette.DashOf(one).SequenceEqual(Palette.DashOf(other));
            foreach (var (a, b) in ((string, string)[])[(Palette.Of(one).Light, Palette.Of(other).Light), (Palette.Of(one).Dark, Palette.Of(other).Dark)])
            {
                Assert.True(isPatterned || Distance(a, b) >= 20, $"{one} and {other}: {a} and {b} are {Distance(a, b):0.0} apart");
            }
        }
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string colour) => Linear(colour) is [var r, var g, var b] ? (0.2126 * r) + (0.7152 * g) + (0.0722 * b) : 0;

    private static double[] Linear(string colour) =>
    [
        .. Enumerable.Range(0, 3).Select(index => int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)),
    ];

    /// <summary>The distance of two colours in CIELAB (CIE 1976), as seen without green cones.</summary>
    private static double Distance(string one, string other) => Math.Sqrt(Lab(one).Zip(Lab(other), (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Lab(string colour)
    {
        var linear = Linear(colour);
        double[] seen = [.. Deuteranopia.Select(row => Math.Clamp(row.Zip(linear, (factor, value) => factor * value).Sum(), 0, 1))];
        var x = ((0.4124 * seen[0]) + (0.3576 * seen[1]) + (0.1805 * seen[2])) / 0.9505;
        var y = (0.2126 * seen[0]) + (0.7152 * seen[1]) + (0.0722 * seen[2]);
        var z = ((0.0193 * seen[0]) + (0.1192 * seen[1]) + (0.9505 * seen[2])) / 1.089;
        return [(116 * F(y)) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z))];

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
    }
}
