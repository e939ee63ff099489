using System.Text.RegularExpressions;

namespace DnssecToolkit.Architecture.Tests;

public partial class SourceFileTests
{
    private const int LongestFile = 400;

    /// <summary>Longer files, with the reason why each may be.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = new()
    {
        ["src/DnssecToolkit.Dns/Codes/RecordType.cs"] = "the IANA table, a line each",
    };

    [Fact]
    public void A_namespace_is_that_of_the_project_and_follows_its_folders()
    {
        var astray = from path in RepositoryFiles.Sources("src").Concat(RepositoryFiles.Sources("tests"))
                     let folder = Path.GetDirectoryName(RepositoryFiles.Relative(path))!.Replace('\\', '/')
                     let names = folder.Split('/').Skip(1).ToArray()
                     where names.Length > 0
                     let declared = NamespaceLine().Match(File.ReadAllText(path))
                     where declared.Success
                     let name = declared.Groups[1].Value
                     where !Prefixes(names).Contains(name)
                     select $"{RepositoryFiles.Relative(path)}: namespace {name}";

        Expect.None(astray);

        // Folders below a project sort its files; each may, but need not, be a namespace of its own.
        static IEnumerable<string> Prefixes(string[] names) =>
            Enumerable.Range(1, names.Length).Select(count => string.Join('.', names.Take(count)));
    }

    [Fact]
    public void No_source_file_is_longer_than_a_reader_likes()
    {
        var tooLong = from path in RepositoryFiles.Sources("src")
                      where !MayBeLonger.ContainsKey(RepositoryFiles.Relative(path))
                      let lines = File.ReadLines(path).Count()
                      where lines > LongestFile
                      select $"{RepositoryFiles.Relative(path)}: {lines} lines";

        Expect.None(tooLong);
    }

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on()
    {
        var named = from path in RepositoryFiles.All
                    where IsText(path)
                    from line in File.ReadLines(path).Index()
                    where MachinePath().IsMatch(line.Item)
                    select $"{RepositoryFiles.Relative(path)}:{line.Index + 1}: {line.Item.Trim()}";

        Expect.None(named.Take(10));
    }

    [Theory]
    [InlineData("/ro" + "ot/.nuget/packages", true)]
    [InlineData("see /wo" + "rk/shared", true)]
    [InlineData("file:///ho" + "me/someone/x", true)]
    [InlineData("`/Us" + "ers/someone/x`", true)]
    [InlineData("$work/root/x", false)]
    [InlineData("https://example.org/wo" + "rk/x", false)]
    [InlineData("data/wo" + "rk/x", false)]
    public void A_path_of_a_machine_is_told_from_other_paths(string text, bool isOne) => Assert.Equal(isOne, MachinePath().IsMatch(text));

    private static bool IsText(string path)
    {
        Span<byte> start = stackalloc byte[4096];
        using var file = File.OpenRead(path);
        return !start[..file.Read(start)].Contains((byte)0);
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?<![\w.$}\-])(file://)?/(work|root|(home|Users)/\w+)/")]
    private static partial Regex MachinePath();
}
