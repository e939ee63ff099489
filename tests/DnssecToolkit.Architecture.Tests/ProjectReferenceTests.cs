using System.Xml.Linq;

namespace DnssecToolkit.Architecture.Tests;

public class ProjectReferenceTests
{
    [Fact]
    public void Every_folder_under_src_is_a_row_of_the_table_and_every_row_is_a_folder_with_a_project_of_its_name()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src")).Select(Path.GetFileName).Where(HoldsSources).Order();

        Assert.Equal(ProjectTable.Rows.Select(row => row.Name).Order(), folders);
        Assert.All(ProjectTable.Rows, row => Assert.True(File.Exists(row.ProjectFile), $"{row.ProjectFile} is missing"));

        static bool HoldsSources(string? folder) => Directory.EnumerateFiles(Repository.PathOf("src", folder!)).Any();
    }

    [Fact]
    public void No_project_is_named_after_nothing()
    {
        string[] empty = ["Core", "Common", "Utils", "Utilities", "Helpers", "Shared", "Misc"];

        var named = from path in RepositoryFiles.Sources("src")
                    from part in RepositoryFiles.Relative(path).Split('/', '.')
                    where empty.Contains(part, StringComparer.OrdinalIgnoreCase) || part.EndsWith("Helper", StringComparison.Ordinal) || part.EndsWith("Utils", StringComparison.Ordinal)
                    select RepositoryFiles.Relative(path);

        Expect.None(named);
    }

    [Theory]
    [MemberData(nameof(ProjectTable.Projects), MemberType = typeof(ProjectTable))]
    public void A_project_file_refers_only_to_projects_that_the_table_allows(string project)
    {
        var references = References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Expect.None(references.Except(ProjectTable.MayUse(project)));
    }

    [Theory]
    [MemberData(nameof(ProjectTable.Projects), MemberType = typeof(ProjectTable))]
    public void A_project_file_refers_only_to_packages_that_the_table_allows(string project) =>
        Expect.None(References(project, "PackageReference").Except(ProjectTable.Row(project).Packages));

    [Theory]
    [MemberData(nameof(ProjectTable.Projects), MemberType = typeof(ProjectTable))]
    public void Every_project_has_tests_beside(string project) =>
        Assert.True(File.Exists(Repository.PathOf("tests", project + ".Tests", project + ".Tests.csproj")), $"{project} has no test project");

    [Fact]
    public void Package_versions_are_written_in_one_place_only()
    {
        var elsewhere = from path in RepositoryFiles.All.Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets")
                        where Path.GetFileName(path) != "Directory.Packages.props"
                        from reference in XDocument.Load(path).Descendants("PackageReference")
                        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
                        select $"{RepositoryFiles.Relative(path)}: {reference}";

        Expect.None(elsewhere);
    }

    private static IEnumerable<string> References(string project, string kind) =>
        from reference in XDocument.Load(ProjectTable.Row(project).ProjectFile).Descendants(kind)
        select reference.Attribute("Include")!.Value;
}
