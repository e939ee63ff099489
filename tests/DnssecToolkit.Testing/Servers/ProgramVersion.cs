using System.Text.RegularExpressions;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Finds the version in what a program prints about itself.</summary>
internal static partial class ProgramVersion
{
    public static string? Find(string text) => Number().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)*")]
    private static partial Regex Number();
}
