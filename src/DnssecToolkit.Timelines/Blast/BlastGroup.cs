using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Names of one kind that fare alike for the same reason.</summary>
/// <param name="Kind">What the names are to the zone.</param>
/// <param name="Status">Their status.</param>
/// <param name="Code">The code of the cause; null unless bogus.</param>
public sealed record BlastGroup(NameKind Kind, SecurityStatus Status, string? Code)
{
    /// <summary>How many names there are of it among those judged.</summary>
    public required int Names { get; init; }

    /// <summary>One of them, on the record that most of them hang on.</summary>
    public required NameVerdict Example { get; init; }

    /// <summary>The records at fault, each with how many names hang on it; those of most names first. Empty unless bogus.</summary>
    public ImmutableArray<(Place Record, int Names)> Records { get; init; } = [];

    /// <summary>What else hangs on the record of the example, in words; null where there is nothing to add.</summary>
    public string? Reach { get; init; }

    /// <summary>Since when the example fails for this reason, as far as the evidence tells; null unless bogus.</summary>
    public FailingSince? Since { get; init; }

    /// <summary>The status of the example under each policy compared.</summary>
    public ImmutableArray<(string Policy, SecurityStatus Status)> ByPolicy { get; init; } = [];

    /// <summary>Whether validating resolvers answer SERVFAIL.</summary>
    public bool Fails => Status == SecurityStatus.Bogus;
}

/// <summary>When trouble began: after the one instant and not after the other.</summary>
/// <param name="NotBefore">The last instant at which the evidence shows the name well; null where it shows none.</param>
/// <param name="NotAfter">The first instant at which the evidence shows it failing.</param>
public sealed record FailingSince(DateTimeOffset? NotBefore, DateTimeOffset NotAfter)
{
    /// <inheritdoc/>
    public override string ToString() => NotBefore is not { } before ? $"by {UtcText.Second(NotAfter)} or earlier"
        : NotAfter - before <= TimeSpan.FromSeconds(1) ? UtcText.Second(NotAfter)
        : $"between {UtcText.Range(before, NotAfter)}";
}
