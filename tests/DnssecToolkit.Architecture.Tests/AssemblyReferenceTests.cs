using System.Collections.Immutable;

namespace DnssecToolkit.Architecture.Tests;

public class AssemblyReferenceTests
{
    /// <summary>Namespaces and types that reach outside the process or wait: none of a pure project's business.</summary>
    private static readonly ImmutableArray<string> Outside =
    [
        "System.Net.Sockets.", "System.Net.Http.", "System.Net.NetworkInformation.", "System.Net.Security.", "System.Net.Quic.", "System.Net.Dns",
        "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.IsolatedStorage.",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Timers.", "System.Console",
    ];

    /// <summary>A plain number in a namespace of such types.</summary>
    private const string AddressFamily = "System.Net.Sockets.AddressFamily";

    private static readonly ImmutableArray<string> Clock =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Threading.Thread.Sleep",
        "System.Threading.Tasks.Task.Delay",
    ];

    /// <summary>Assemblies that a package brings and whose types its own interface shows.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> BroughtBy = new Dictionary<string, ImmutableArray<string>>
    {
        ["Plotly.NET"] = ["FSharp.Core", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json"],
        ["Microsoft.Data.Analysis"] = ["Apache.Arrow", "Microsoft.ML.DataView"],
        ["Microsoft.CodeAnalysis.CSharp.Scripting"] = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Scripting"],
    }.ToImmutableDictionary();

    public static TheoryData<string> PureProjects => [.. ProjectTable.Rows.Where(row => row.IsPure).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(ProjectTable.Projects), MemberType = typeof(ProjectTable))]
    public void An_assembly_uses_only_projects_that_the_table_allows(string project)
    {
        var ours = AssemblyReferences.Of(ProjectTable.Row(project)).Assemblies.Where(name => name.StartsWith("DnssecToolkit.", StringComparison.Ordinal));

        Expect.None(ours.Except(ProjectTable.MayUse(project)));
    }

    [Theory]
    [MemberData(nameof(ProjectTable.Projects), MemberType = typeof(ProjectTable))]
    public void An_assembly_uses_only_packages_that_the_table_allows(string project)
    {
        var packages = ProjectTable.Row(project).Packages;
        var allowed = packages.Concat(packages.SelectMany(package => BroughtBy.GetValueOrDefault(package, [])));

        var used = AssemblyReferences.Of(ProjectTable.Row(project)).Assemblies
            .Where(name => !name.StartsWith("DnssecToolkit.", StringComparison.Ordinal) && !AssemblyReferences.IsOfTheRuntime(name));

        Expect.None(used.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void A_pure_project_reaches_nothing_outside(string project)
    {
        var reached = from type in AssemblyReferences.OfPureParts(ProjectTable.Row(project)).Types
                      where type != AddressFamily
                      where Outside.Any(outside => outside.EndsWith('.') ? type.StartsWith(outside, StringComparison.Ordinal) : type == outside)
                      select type;

        Expect.None(reached);
    }

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void A_pure_project_does_not_know_the_time(string project) =>
        Expect.None(AssemblyReferences.OfPureParts(ProjectTable.Row(project)).Members.Intersect(Clock));

    [Fact]
    public void The_scan_sees_what_it_looks_for()
    {
        var shell = AssemblyReferences.Of(ProjectTable.Row("DnssecToolkit.Shell"));

        Assert.Contains("System.Console", shell.Types);
        Assert.Contains("System.Runtime", shell.Assemblies);
        Assert.Contains(shell.Members, member => member.StartsWith("System.Console.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_scan_of_code_tells_an_excepted_namespace_from_the_others()
    {
        var lab = ProjectTable.Row("DnssecToolkit.Lab");

        Assert.Contains("System.Net.Sockets.Socket", AssemblyReferences.Of(lab).Types);
        Assert.Contains("System.Net.Sockets.Socket", AssemblyReferences.OfPureParts(lab with { Excepted = ["DnssecToolkit.Elsewhere"] }).Types);
        Assert.DoesNotContain("System.Net.Sockets.Socket", AssemblyReferences.OfPureParts(lab).Types);
        Assert.Contains("DnssecToolkit.Dns.Message", AssemblyReferences.OfPureParts(lab).Types);
    }
}
