using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DnssecToolkit.Architecture.Tests;

/// <summary>The members and types of other assemblies that the code of some namespaces names: what <see cref="AssemblyReferences"/> cannot tell apart.</summary>
internal static class CodeReferences
{
    private static readonly ImmutableDictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToImmutableDictionary(code => code.Value & 0xFFFF);

    /// <summary>The names of every token in the bodies of methods outside the excepted namespaces.</summary>
    public static (ImmutableHashSet<string> Types, ImmutableHashSet<string> Members) Outside(string assemblyFile, ImmutableArray<string> excepted)
    {
        using var file = File.OpenRead(assemblyFile);
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();
        var handles = (from type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                       where !excepted.Contains(NamespaceOf(metadata, type))
                       from method in type.GetMethods().Select(metadata.GetMethodDefinition)
                       where method.RelativeVirtualAddress != 0
                       from handle in Tokens(portable.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
                       select handle).ToHashSet();
        var members = handles.Where(handle => handle.Kind == HandleKind.MemberReference).Select(handle => metadata.GetMemberReference((MemberReferenceHandle)handle))
            .Concat(handles.Where(handle => handle.Kind == HandleKind.MethodSpecification).Select(handle => metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method)
                .Where(method => method.Kind == HandleKind.MemberReference).Select(method => metadata.GetMemberReference((MemberReferenceHandle)method))).ToList();
        var types = handles.Where(handle => handle.Kind == HandleKind.TypeReference).Concat(members.Select(member => member.Parent).Where(parent => parent.Kind == HandleKind.TypeReference));
        return (
            [.. types.Select(handle => AssemblyReferences.FullName(metadata, (TypeReferenceHandle)handle))],
            [.. members.Select(member => AssemblyReferences.FullName(metadata, member)).OfType<string>()]);
    }

    private static string NamespaceOf(MetadataReader metadata, TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return metadata.GetString(type.Namespace);
    }

    private static IEnumerable<EntityHandle> Tokens(BlobReader code)
    {
        var found = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            var value = (int)code.ReadByte();
            value = value == 0xFE ? (value << 8) | code.ReadByte() : value;
            switch (OpCodesByValue[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    found.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    code.Offset += 4 * code.ReadInt32();
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }

        return found;
    }
}
