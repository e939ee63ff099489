namespace DnssecToolkit.Shell;

/// <summary>Words as a POSIX shell must be given them, for command lines that are shown to be typed.</summary>
internal static class ShellText
{
    /// <summary>The word as it is where that is safe, else between single quotes.</summary>
    public static string Quote(string word) => word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./+:,@%".Contains(character, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
