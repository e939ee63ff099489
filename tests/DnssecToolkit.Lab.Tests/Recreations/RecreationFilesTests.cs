using System.IO.Compression;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab.Tests.Recreations;

/// <summary>What lies in <c>data/incidents</c> is what the lab makes, octet for octet.</summary>
public sealed class RecreationFilesTests
{
    public static TheoryData<string> Names => [.. Recreation.All.Select(recreation => recreation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_captures_in_the_repository_are_what_the_lab_makes(string name)
    {
        var recreation = Recreation.Find(name)!;
        var folder = Repository.PathOf("data", "incidents", name);
        foreach (var file in recreation.Files)
        {
            using var made = new MemoryStream();
            CaptureWriter.WriteJsonLines(made, recreation.Exchanges(file));
            Same(made.ToArray(), Path.Combine(folder, file.Name));
        }

        Assert.Equal(recreation.Files.Select(file => file.Name).Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder, "*.gz").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(recreation.AnchorText, File.ReadAllText(Path.Combine(folder, "root.ds")));
    }

    // The octets before compression: what gzip makes of them may differ from one version of the library to the next.
    private static void Same(byte[] made, string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var kept = new MemoryStream();
        stream.CopyTo(kept);
        Assert.True(made.AsSpan().SequenceEqual(kept.ToArray()), $"{path} differs from what the lab makes; `dnssec lab recreate -o FOLDER` writes it anew.");
    }
}
