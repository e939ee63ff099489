using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>An Internet with something broken in it, now or step by step, and the questions that show it.</summary>
/// <param name="Name">The name, as one types it.</param>
/// <param name="Internet">The plan.</param>
public sealed record Scenario(string Name, InternetDescription Internet)
{
    /// <summary>What it shows, in one sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What is broken from the start.</summary>
    public ImmutableArray<FaultPlacement> Faults { get; init; } = [];

    /// <summary>The questions that show it.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>What happens later, in the order of time. Each act replaces the one before.</summary>
    public ImmutableArray<Act> Script { get; init; } = [];

    /// <summary>A real incident made again, which has instants of its own in place of a script; null: the scenario can be played at any time.</summary>
    public Recreation? Recreation { get; init; }

    /// <summary>When an incident of the past is to be looked at from; null: the scenario can be played at any time.</summary>
    public DateTimeOffset? Begins => Recreation?.Begins;

    /// <summary>Whether something changes in the course of time.</summary>
    public bool IsPlayed => Recreation is not null || !Script.IsEmpty;

    /// <summary>The Internet as it is from the start.</summary>
    /// <param name="signedAt">When everything is signed; for an incident of the past the instant that is looked at.</param>
    public Internet Build(DateTimeOffset signedAt) => Recreation?.At(signedAt) ?? Lab.Internet.Build(Internet, signedAt, Faults);

    /// <summary>The Internet with the clock of its script.</summary>
    /// <param name="start">When the script begins; an incident of the past is as it was at that instant, and goes on from there.</param>
    public ScriptedInternet Play(DateTimeOffset start) => new(this, start);

    /// <summary>The evidence that a careful prober would have gathered.</summary>
    /// <param name="at">When it asks; signatures are an hour old by then, those of an incident of the past as old as they were.</param>
    public Capture Record(DateTimeOffset at) => Build(Recreation is null ? at - TimeSpan.FromHours(1) : at).Record(at, Questions);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What holds from an instant of a script on.</summary>
/// <param name="After">The time since the start.</param>
/// <param name="Title">What happens, in a few words.</param>
public sealed record Act(TimeSpan After, string Title)
{
    /// <summary>The plan from here on; null: that of the scenario.</summary>
    public InternetDescription? Internet { get; init; }

    /// <summary>What is broken from here on.</summary>
    public ImmutableArray<FaultPlacement> Faults { get; init; } = [];

    /// <summary>Whether everything is signed anew at this instant; else signatures are those of the start, where the records are the same.</summary>
    public bool SignsAnew { get; init; } = true;
}
