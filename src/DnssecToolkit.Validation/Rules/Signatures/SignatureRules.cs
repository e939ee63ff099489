using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The rules about signatures and signed RRsets; within a subject the first finding that breaks the link is named as its cause.</summary>
internal static class SignatureRules
{
    public static ImmutableArray<IRule<SignatureCheck>> OfSignatures { get; } =
    [
        new RrsigExpired(),
    ];

    public static ImmutableArray<IRule<RRsetCheck>> OfRRsets { get; } =
    [
    ];
}
