using System.Globalization;

namespace DnssecToolkit.Shell;

/// <summary>Writes files so that a failure leaves the old one whole.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the place and moves into it.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        var unfinished = $"{whole}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                write(stream);
            }

            File.Move(unfinished, whole, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
