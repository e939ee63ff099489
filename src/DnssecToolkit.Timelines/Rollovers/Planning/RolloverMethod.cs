using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>A way to roll keys: its steps, and the equations that say how long each must wait.</summary>
/// <param name="Kind">What is rolled, as the command line calls it: zsk, ksk, csk, algorithm, first-signing, unsigned.</param>
/// <param name="Name">The method among those of its kind.</param>
/// <param name="Summary">The method in one sentence.</param>
/// <param name="Section">Where it is described.</param>
public sealed record RolloverMethod(string Kind, string Name, string Summary, string Section)
{
    /// <summary>The most that validators may insist on without any harm from this method.</summary>
    public AlgorithmStrictness SafeFor { get; init; } = AlgorithmStrictness.EveryKeyAlgorithm;

    /// <summary>The state before and the steps with their waits.</summary>
    public required Func<RolloverTiming, RolloverAlgorithms, MethodOutline> Outline { get; init; }

    /// <summary>
    /// How long before the end of the old key's lifetime the first step has to be taken, for methods that replace a key in time;
    /// null for others.
    /// </summary>
    public Func<RolloverTiming, Interval>? Lead { get; init; }

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind} {Name}";

    /// <inheritdoc/>
    public bool Equals(RolloverMethod? other) => other is not null && Kind == other.Kind && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name);
}

/// <summary>The algorithms of the keys before and after.</summary>
/// <param name="Old">That of the keys that go or stay.</param>
/// <param name="New">That of the keys that come.</param>
public sealed record RolloverAlgorithms(SecurityAlgorithm Old, SecurityAlgorithm New)
{
    /// <summary>ECDSA P-256 before and after.</summary>
    public static RolloverAlgorithms Same { get; } = new(SecurityAlgorithm.EcdsaP256Sha256, SecurityAlgorithm.EcdsaP256Sha256);

    /// <summary>From RSA/SHA-256 to ECDSA P-256.</summary>
    public static RolloverAlgorithms RsaToEcdsa { get; } = new(SecurityAlgorithm.RsaSha256, SecurityAlgorithm.EcdsaP256Sha256);
}

/// <summary>A method's steps without dates.</summary>
/// <param name="Before">What has been published for long.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record MethodOutline(PublishedState Before, ImmutableArray<OutlineStep> Steps);

/// <summary>A step without a date.</summary>
/// <param name="Name">The event's symbol.</param>
/// <param name="Changes">What is done.</param>
/// <param name="Waits">What it waits for; none for the first.</param>
public sealed record OutlineStep(string Name, ImmutableArray<RolloverChange> Changes, ImmutableArray<StepWait> Waits);
