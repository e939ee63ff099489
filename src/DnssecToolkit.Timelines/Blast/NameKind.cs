namespace DnssecToolkit.Timelines;

/// <summary>What a name is to a zone whose trouble is looked at: each kind hangs on other records.</summary>
public enum NameKind
{
    /// <summary>The zone's own name: its SOA, NS, MX and so on.</summary>
    Apex,

    /// <summary>A name with data of the zone.</summary>
    Data,

    /// <summary>A name that a wildcard answers: hangs on the wildcard's signature and on the proof that the name itself is absent.</summary>
    Wildcard,

    /// <summary>A delegation with DS, and all names below it: hangs on the DS set.</summary>
    SignedChild,

    /// <summary>A delegation without DS, and all names below it: hangs on the proof that there is no DS.</summary>
    UnsignedChild,

    /// <summary>A name that does not exist: hangs on the proofs of absence.</summary>
    AbsentName,

    /// <summary>A type that a name does not have: hangs on the proof at the name.</summary>
    AbsentType,
}

/// <summary>Kinds of names in words.</summary>
public static class NameKindWords
{
    /// <summary>The kind in the plural, such as "unsigned children".</summary>
    public static string InWords(this NameKind kind) => kind switch
    {
        NameKind.Apex => "types at the apex",
        NameKind.Data => "names with data",
        NameKind.Wildcard => "wildcards",
        NameKind.SignedChild => "signed children",
        NameKind.UnsignedChild => "unsigned children",
        NameKind.AbsentName => "absent names",
        _ => "absent types",
    };

    /// <summary>The kind in the singular, such as "unsigned child".</summary>
    public static string InOneWord(this NameKind kind) => kind switch
    {
        NameKind.Apex => "type at the apex",
        NameKind.Data => "name with data",
        NameKind.Wildcard => "wildcard",
        NameKind.SignedChild => "signed child",
        NameKind.UnsignedChild => "unsigned child",
        NameKind.AbsentName => "absent name",
        _ => "absent type",
    };

    /// <summary>A number of them, such as "3 unsigned children".</summary>
    internal static string Counted(this NameKind kind, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number} {(number == 1 ? kind.InOneWord() : kind.InWords())}");

    /// <summary>Whether names of the kind are made up to be asked for, where a zone is known whole.</summary>
    internal static bool IsMadeUp(this NameKind kind) => kind is NameKind.AbsentName or NameKind.AbsentType;
}
