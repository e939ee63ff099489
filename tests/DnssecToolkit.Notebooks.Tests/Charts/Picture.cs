using System.Buffers.Binary;
using DnssecToolkit.Notebooks.Charts;
using SkiaSharp;

namespace DnssecToolkit.Notebooks.Tests.Charts;

/// <summary>What every chart is held to. With the environment variable CHARTS=FOLDER the pictures are written there, to be looked at.</summary>
internal static class Picture
{
    /// <summary>Words, data and drawing are those of the snapshot; the drawing is well-formed and keeps within its edges; the pixels are there.</summary>
    public static void Holds(ChartSpec chart, string name, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "")
    {
        var svg = chart.ToSvg();
        if (Environment.GetEnvironmentVariable("CHARTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.svg"), svg);
            File.WriteAllText(Path.Combine(folder, $"{name}.plotly.json"), chart.ToPlotlyJson());
            foreach (var width in (int[])[600, 1400])
            {
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{width}.png"), chart.ToPng(width, scale: 1));
            }
        }

        HasPixels(chart.ToPng(600, scale: 1), 600);
        Drawing.IsSound(svg);
        Snapshot.Matches(chart.ToString(), name, "txt", testFile);
        Snapshot.Matches(svg, name, "svg", testFile);
    }

    /// <summary>The file is a PNG of the width, and not of one colour: words and lines are in every quarter of its height.</summary>
    public static void HasPixels(byte[] png, int width)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        if (SKFontManager.Default.FontFamilyCount == 0)
        {
            return; // without any font the lines are there and the words are not
        }

        using var bitmap = SKBitmap.Decode(png);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var colours = new HashSet<SKColor>();
            for (var y = bitmap.Height * quarter / 4; y < bitmap.Height * (quarter + 1) / 4; y++)
            {
                for (var x = 0; x < bitmap.Width; x++)
                {
                    colours.Add(bitmap.GetPixel(x, y));
                }
            }

            Assert.True(colours.Count > 4, $"quarter {quarter} of the picture is empty");
        }
    }
}
