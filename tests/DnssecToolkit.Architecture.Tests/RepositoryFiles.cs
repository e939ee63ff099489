using System.Collections.Immutable;

namespace DnssecToolkit.Architecture.Tests;

/// <summary>The files that make up the repository: no build output, nothing that a program left behind.</summary>
internal static class RepositoryFiles
{
    private static readonly ImmutableHashSet<string> LeftBehind =
        [".git", ".vs", "bin", "obj", "out", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static ImmutableArray<string> All { get; } = [.. Under(Repository.Root).Order(StringComparer.Ordinal)];

    /// <summary>The C# files below a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && Relative(path).StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>A path as the repository names it.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => !Path.GetFileName(path).Contains(".received.", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder).Where(path => !LeftBehind.Contains(Path.GetFileName(path))).SelectMany(Under));
}
