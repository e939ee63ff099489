using System.IO.Compression;

namespace DnssecToolkit.Captures.Tests.Support;

/// <summary>Files that real programs wrote; <c>samples/README.md</c> tells which and how.</summary>
internal static class Samples
{
    public static string Folder { get; } = Repository.PathOf("tests", "DnssecToolkit.Captures.Tests", "samples");

    public static byte[] Octets(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static Capture Read(string name) => Reading.Read(Octets(name), name: name);

    public static byte[] Unpacked(string name)
    {
        using var packed = new GZipStream(new MemoryStream(Octets(name)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
