using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DnssecToolkit.Architecture.Tests;

/// <summary>A row of the table of projects in DEVELOPERS.md.</summary>
/// <param name="Name">The folder, project and namespace, such as <c>DnssecToolkit.Dns</c>.</param>
/// <param name="Uses">The projects it may use, as the table names them.</param>
/// <param name="Packages">The packages it may use.</param>
/// <param name="IsPure">Whether it may neither know the time nor reach anything outside.</param>
/// <param name="Excepted">Namespaces of a pure project that may.</param>
public sealed record ProjectRow(string Name, ImmutableArray<string> Uses, ImmutableArray<string> Packages, bool IsPure, ImmutableArray<string> Excepted)
{
    public string Folder => Repository.PathOf("src", Name);

    public string ProjectFile => Path.Combine(Folder, Name + ".csproj");

    public override string ToString() => Name;
}

/// <summary>The table of projects in DEVELOPERS.md, which is the one place where the architecture is written down.</summary>
public static partial class ProjectTable
{
    public static ImmutableArray<ProjectRow> Rows { get; } = Read(File.ReadAllText(Repository.PathOf("DEVELOPERS.md")));

    /// <summary>The rows, one test case each.</summary>
    public static TheoryData<string> Projects => [.. Rows.Select(row => row.Name)];

    public static ProjectRow Row(string name) => Rows.Single(row => row.Name == name);

    /// <summary>What a project may use, with what that uses in turn.</summary>
    public static ImmutableHashSet<string> MayUse(string name)
    {
        var found = ImmutableHashSet.CreateBuilder<string>();
        Add(Row(name));
        return found.ToImmutable();

        void Add(ProjectRow row)
        {
            foreach (var used in row.Uses.Where(found.Add))
            {
                Add(Row(used));
            }
        }
    }

    internal static ImmutableArray<ProjectRow> Read(string markdown) =>
    [
        .. from line in markdown.Split('\n')
           where line.StartsWith("| `DnssecToolkit.", StringComparison.Ordinal)
           let cells = line.Trim().Trim('|').Split('|')
           select new ProjectRow(
               NamesIn(cells[0]).Single(),
               [.. NamesIn(cells[2]).Select(used => "DnssecToolkit." + used)],
               NamesIn(cells[3]),
               cells[4].Trim().StartsWith("yes", StringComparison.Ordinal),
               [.. NamesIn(cells[4]).Select(name => "DnssecToolkit." + name)]),
    ];

    private static ImmutableArray<string> NamesIn(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
