namespace DnssecToolkit.Shell.Inputs;

/// <summary>Opens what the command line names, and says in one line why it cannot be opened.</summary>
internal static class InputFile
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    public static Stream Open(string path, FileOptions options = FileOptions.None)
    {
        if (path == StandardInput)
        {
            return Console.OpenStandardInput();
        }

        if (Directory.Exists(path))
        {
            throw CommandException.Unreadable($"{path} is a folder, not a file");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, options);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Unreadable($"there is no file {path}", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw CommandException.Unreadable($"{path} may not be read: permission denied", failure);
        }
        catch (ArgumentException failure)
        {
            throw CommandException.WrongUsage($"\"{path}\" is no file name: {failure.Message}");
        }
    }

    /// <summary>How many octets there are to read; null for a pipe.</summary>
    public static long? LengthOf(Stream stream) => stream.CanSeek ? stream.Length : null;

    /// <summary>What to call a file in reports: its name without the folders, and nothing in it that a terminal would obey.</summary>
    public static string NameOf(string path) =>
        Notebooks.Display.SafeText.OnOneLine(path == StandardInput ? "standard input" : Path.GetFileName(path));
}
