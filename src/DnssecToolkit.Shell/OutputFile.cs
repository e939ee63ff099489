using System.Globalization;

namespace DnssecToolkit.Shell;

/// <summary>Writes files so that a failure leaves the old one whole.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the place and moves into it.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var whole = Path.GetFullPath(path);
        if (Directory.Exists(whole))
        {
            throw CommandException.WrongUsage($"{path} is a folder; name a file to write");
        }

        var unfinished = $"{whole}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        using (var stream = Begin(path, unfinished))
        {
            try
            {
                write(stream);
                stream.Dispose();
                File.Move(unfinished, whole, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
    }

    /// <summary>Writes a small text.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static FileStream Begin(string path, string unfinished)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(unfinished)!);
            return File.Create(unfinished);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Unreadable($"{path} cannot be written: {failure.Message}", failure);
        }
    }
}
