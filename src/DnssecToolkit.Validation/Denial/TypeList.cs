using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What the list of types at a name allows to conclude.</summary>
internal static class TypeList
{
    /// <summary>Whether the name is a zone cut seen from the parent: NS without SOA.</summary>
    public static bool IsDelegation(TypeBitmap types) => types.Contains(RecordType.Ns) && !types.Contains(RecordType.Soa);

    /// <summary>Whether nothing below the name can be denied by this record: a zone cut or a DNAME (RFC 6840 §4.1, RFC 5155 §8.3).</summary>
    public static bool ClosesSubtree(TypeBitmap types) => IsDelegation(types) || types.Contains(RecordType.Dname);

    /// <summary>What is missing for "no such type at this very name"; null where it is proved (RFC 4035 §5.4, RFC 6840 §4.3 and §4.4).</summary>
    public static DenialPart? WhyTypeMayExist(TypeBitmap types, RecordType type, DomainName name)
    {
        if (type == RecordType.Ds)
        {
            // Only the parent's record speaks of DS; the root has no parent.
            return types.Contains(RecordType.Soa) && !name.IsRoot ? DenialPart.RightSideOfCut : Present(types, type);
        }

        return IsDelegation(types) ? DenialPart.RightSideOfCut : Present(types, type);
    }

    private static DenialPart? Present(TypeBitmap types, RecordType type) =>
        types.Contains(type) || (types.Contains(RecordType.Cname) && type != RecordType.Nsec && type != RecordType.Rrsig) ? DenialPart.TypeAbsent : null;
}
