using System.Runtime.CompilerServices;
using Xunit;

namespace DnssecToolkit.Testing;

/// <summary>Compares rendered text with a <c>*.verified.*</c> file beside the test.</summary>
/// <remarks>Set the environment variable <c>SNAPSHOTS=accept</c> to write the files anew; then read the diff.</remarks>
public static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> equals the stored text; leaves a <c>*.received.*</c> file to compare.</summary>
    public static void Matches(string actual, string name, string extension = "txt", [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "snapshots");
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        actual = actual.ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verified, actual);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"There is no snapshot {verified}. Read {received}; if it is right, run the test with SNAPSHOTS=accept."
            : $"The text differs from {verified}. Compare it with {received}; if the new text is right, run the test with SNAPSHOTS=accept.");
    }
}
