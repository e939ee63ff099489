using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about CNAME and DNAME, the most telling first.</summary>
internal static class AliasRules
{
    public static ImmutableArray<IRule<AliasCheck>> OfAliases { get; } =
    [
        new DnameCnameWrongTarget(),
        new CnameMultiple(),
        new DnameMultiple(),
        new CnameLoop(),
        new DnameTargetTooLong(),
        new CnameWithOtherData(),
        new DnameCnameMissing(),
        new DnameTtlDiffer(),
        new DnameCnameSigned(),
        new DnameCnameTtlZero(),
    ];
}
