using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>One change of what is published.</summary>
public enum RolloverAction
{
    /// <summary>Put the key into the DNSKEY set.</summary>
    PublishKey,

    /// <summary>Sign the DNSKEY set with the key.</summary>
    SignKeys,

    /// <summary>Sign the zone's data with the key.</summary>
    SignZone,

    /// <summary>Ask the parent to publish a DS for the key.</summary>
    SubmitDs,

    /// <summary>Ask the parent to remove the DS for the key.</summary>
    WithdrawDs,

    /// <summary>Take the key's signatures from the zone's data.</summary>
    StopSigningZone,

    /// <summary>Sign the DNSKEY set without the key.</summary>
    StopSigningKeys,

    /// <summary>Set the key's revoke bit; it goes on signing the DNSKEY set (RFC 5011 §2.1).</summary>
    RevokeKey,

    /// <summary>Take the key out of the DNSKEY set.</summary>
    RemoveKey,
}

/// <summary>A change and the key that it is about.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Key">With which key.</param>
public readonly record struct RolloverChange(RolloverAction Action, RolloverKey Key)
{
    /// <summary>What is published after the change.</summary>
    public PublishedState ApplyTo(PublishedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var keys = state.Keys;
        return Action switch
        {
            RolloverAction.PublishKey => state with { Keys = keys with { Keys = keys.Keys.With(Key) } },
            RolloverAction.SignKeys => state with { Keys = keys with { Signers = keys.Signers.With(Key) } },
            RolloverAction.SignZone => state with { ZoneSigners = state.ZoneSigners.With(Key) },
            RolloverAction.SubmitDs => state with { Ds = state.Ds.With(Key) },
            RolloverAction.WithdrawDs => state with { Ds = state.Ds.Without(Key) },
            RolloverAction.StopSigningZone => state with { ZoneSigners = state.ZoneSigners.Without(Key) },
            RolloverAction.StopSigningKeys => state with { Keys = keys with { Signers = keys.Signers.Without(Key) } },
            RolloverAction.RevokeKey => state with { Keys = keys with { Keys = keys.Keys.Without(Key), Revoked = keys.Revoked.With(Key) } },
            _ => state with { Keys = new PublishedKeys(keys.Keys.Without(Key), keys.Signers.Without(Key)) { Revoked = keys.Revoked.Without(Key) } },
        };
    }

    /// <summary>The change in words.</summary>
    public override string ToString() => Action switch
    {
        RolloverAction.PublishKey => $"publish {Key}",
        RolloverAction.SignKeys => $"sign the DNSKEY set with {Key}",
        RolloverAction.SignZone => $"sign the zone with {Key}",
        RolloverAction.SubmitDs => $"submit the DS of {Key}",
        RolloverAction.WithdrawDs => $"withdraw the DS of {Key}",
        RolloverAction.StopSigningZone => $"stop signing the zone with {Key}",
        RolloverAction.StopSigningKeys => $"stop signing the DNSKEY set with {Key}",
        RolloverAction.RevokeKey => $"revoke {Key}",
        _ => $"remove {Key}",
    };
}

/// <summary>That a step must wait for another.</summary>
/// <param name="After">The name of the step to wait for.</param>
/// <param name="Interval">How long after it, and by which equation.</param>
public sealed record StepWait(string After, Interval Interval);

/// <summary>A dated step of a rollover: everything in it happens at one instant.</summary>
/// <param name="Name">The event's symbol in RFC 7583, such as Tact(N+1).</param>
/// <param name="At">When.</param>
/// <param name="Changes">What is done.</param>
/// <param name="Waits">What it has to wait for.</param>
public sealed record PlanStep(string Name, DateTimeOffset At, ImmutableArray<RolloverChange> Changes, ImmutableArray<StepWait> Waits)
{
    /// <summary>The changes in words.</summary>
    public string What => string.Join("; ", Changes);
}

/// <summary>A rollover with its delays and dates: what is published, by whom, from when to when.</summary>
[TypeFormatterSource]
public sealed record RolloverPlan
{
    /// <summary>The method whose waits the steps observe; null for a plan of one's own making.</summary>
    public RolloverMethod? Method { get; init; }

    /// <summary>Delays and TTLs.</summary>
    public required RolloverTiming Timing { get; init; }

    /// <summary>What was published before the first step, and had been for long.</summary>
    public required PublishedState Before { get; init; }

    /// <summary>The steps.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>The step of a name; null where there is none.</summary>
    public PlanStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The plan with a step at another instant.</summary>
    /// <exception cref="ArgumentException">There is no step of this name.</exception>
    public RolloverPlan Moved(string name, DateTimeOffset at)
    {
        var step = Step(name) ?? throw new ArgumentException($"there is no step {name}", nameof(name));
        return this with { Steps = Steps.Replace(step, step with { At = at }) };
    }

    /// <summary>
    /// What is published at an instant at the zone's primary and, for the DS, what has been asked of the parent, which may take until
    /// <see cref="RolloverTiming.Dreg"/> later to publish it.
    /// </summary>
    public PublishedState At(DateTimeOffset instant) =>
        InOrder.TakeWhile(step => step.At <= instant).SelectMany(step => step.Changes).Aggregate(Before, (state, change) => change.ApplyTo(state));

    /// <summary>The steps in order of time, those of one instant as they are listed.</summary>
    public IEnumerable<PlanStep> InOrder => Steps.OrderBy(step => step.At);

    /// <summary>
    /// What both sides serve over time. A DS may change at any instant from its submission until the registration delay is over, so the
    /// old and the new set overlap by that delay.
    /// </summary>
    public PublishedHistory History()
    {
        var states = new List<(DateTimeOffset From, PublishedState State)> { (DateTimeOffset.MinValue, Before) };
        foreach (var step in InOrder)
        {
            var state = step.Changes.Aggregate(states[^1].State, (state, change) => change.ApplyTo(state));
            if (states[^1].From == step.At)
            {
                states[^1] = (step.At, state); // what happens at one instant is one change
            }
            else
            {
                states.Add((step.At, state));
            }
        }

        return new PublishedHistory(
            Spans(states, state => state.Ds, Timing.Dreg),
            Spans(states, state => state.Keys, TimeSpan.Zero),
            Spans(states, state => state.ZoneSigners, TimeSpan.Zero));
    }

    /// <summary>The headline and the table of dates.</summary>
    public override string ToString() => $"{PlanText.Headline(this)}\n\n{PlanText.Table(this)}";

    private static ImmutableArray<Served<T>> Spans<T>(List<(DateTimeOffset From, PublishedState State)> states, Func<PublishedState, T> part, TimeSpan overlap)
        where T : IEquatable<T>
    {
        var spans = ImmutableArray.CreateBuilder<Served<T>>();
        foreach (var (from, state) in states)
        {
            var value = part(state);
            if (spans.Count > 0)
            {
                if (spans[^1].Value.Equals(value))
                {
                    continue;
                }

                spans[^1] = spans[^1] with { Until = from + overlap };
            }

            spans.Add(new Served<T>(value, from, null));
        }

        return spans.ToImmutable();
    }
}
