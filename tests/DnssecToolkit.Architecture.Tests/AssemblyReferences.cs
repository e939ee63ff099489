using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace DnssecToolkit.Architecture.Tests;

/// <summary>What a compiled project really refers to, read from its metadata without loading it.</summary>
internal sealed class AssemblyReferences
{
    private AssemblyReferences(ImmutableHashSet<string> assemblies, ImmutableHashSet<string> types, ImmutableHashSet<string> members)
    {
        Assemblies = assemblies;
        Types = types;
        Members = members;
    }

    /// <summary>Names of assemblies.</summary>
    public ImmutableHashSet<string> Assemblies { get; }

    /// <summary>Full names of types of other assemblies.</summary>
    public ImmutableHashSet<string> Types { get; }

    /// <summary>Members of other assemblies, such as <c>System.DateTime.get_UtcNow</c>.</summary>
    public ImmutableHashSet<string> Members { get; }

    /// <summary>Whether an assembly comes with the runtime.</summary>
    public static bool IsOfTheRuntime(string assembly) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), assembly + ".dll"));

    /// <summary>The references of a project's assembly, which was copied beside this test.</summary>
    public static AssemblyReferences Of(ProjectRow project)
    {
        var name = AssemblyName(project);
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();

        return new AssemblyReferences(
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeReferences.Select(handle => FullName(metadata, handle))],
            [.. metadata.MemberReferences.Select(metadata.GetMemberReference).Select(member => FullName(metadata, member)).OfType<string>()]);
    }

    /// <summary>The name of a project's assembly: that of the project, except for the command.</summary>
    public static string AssemblyName(ProjectRow project) => project.Name == "DnssecToolkit.Shell" ? "dnssec" : project.Name;

    /// <summary>The references of a project but for what only the code of its excepted namespaces names.</summary>
    public static AssemblyReferences OfPureParts(ProjectRow project)
    {
        var all = Of(project);
        if (project.Excepted.IsEmpty)
        {
            return all;
        }

        var (types, members) = CodeReferences.Outside(Path.Combine(AppContext.BaseDirectory, AssemblyName(project) + ".dll"), project.Excepted);
        return new AssemblyReferences(all.Assemblies, types, members);
    }

    internal static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    internal static string? FullName(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            : null;
}
