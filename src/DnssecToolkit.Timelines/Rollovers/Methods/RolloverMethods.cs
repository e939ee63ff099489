using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>Every method there is.</summary>
public static class RolloverMethods
{
    /// <summary>The methods, the usual one of each kind first.</summary>
    public static ImmutableArray<RolloverMethod> All { get; } =
    [
        ZskPrePublication.Method, ZskDoubleSignature.Method, ZskStandby.Method,
        KskDoubleKsk.Method, KskDoubleDs.Method, KskDoubleRRset.Method, KskStandby.Method, KskAutomaticAnchors.Method,
        CskRollovers.PrePublication, CskRollovers.DoubleSignature,
        AlgorithmRollovers.Conservative, AlgorithmRollovers.Liberal,
        FirstSigning.Method,
        GoingUnsigned.Method,
    ];

    /// <summary>The kinds, in order.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. All.Select(method => method.Kind).Distinct()];

    /// <summary>The method of a kind and name, or of a kind its usual one where no name is given; null where there is none.</summary>
    public static RolloverMethod? Find(string kind, string? name = null) =>
        All.FirstOrDefault(method => method.Kind == kind && (name is null || method.Name == name));
}
