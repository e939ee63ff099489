using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace DnssecToolkit.Shell.Running;

/// <summary>What cells are compiled against: everything the process itself can load, and the namespaces imported for them.</summary>
internal static class ScriptEnvironment
{
    private static readonly string[] SystemImports =
    [
        "System", "System.Linq", "System.Collections.Generic", "System.Collections.Immutable", "System.IO", "System.Net",
        "System.Text", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] Toolkit =
    [
        "DnssecToolkit.Dns", "DnssecToolkit.Cryptography", "DnssecToolkit.Captures", "DnssecToolkit.Validation",
        "DnssecToolkit.Explanations", "DnssecToolkit.Timelines", "DnssecToolkit.Notebooks", "DnssecToolkit.Lab", "DnssecToolkit.Acquisition",
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
    [
        .. from path in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
           where path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(path)
           select (MetadataReference)MetadataReference.CreateFromFile(path),
    ]);

    private static readonly Lazy<ImmutableArray<string>> Imports = new(() =>
    [
        .. SystemImports,
        .. from name in Toolkit
           from type in Assembly.Load(name).GetExportedTypes()
           where type.Namespace is not null
           group type by type.Namespace into space
           orderby space.Key
           select space.Key,
    ]);

    /// <summary>Options for a session whose relative paths, in <c>#r</c> and <c>#load</c>, start at a folder.</summary>
    public static ScriptOptions OptionsFor(string folder) => ScriptOptions.Default
        .WithReferences(References.Value)
        .WithImports(Imports.Value)
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .WithAllowUnsafe(false)
        .WithLanguageVersion();

    private static ScriptOptions WithLanguageVersion(this ScriptOptions options) =>
        Microsoft.CodeAnalysis.CSharp.Scripting.ScriptOptionsExtensions.WithLanguageVersion(options, Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);
}
