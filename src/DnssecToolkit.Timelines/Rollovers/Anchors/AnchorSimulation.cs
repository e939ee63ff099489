using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>A DNSKEY set as a validator saw it when it asked.</summary>
/// <param name="At">When.</param>
/// <param name="Keys">The keys in it, revoked ones with their flag.</param>
/// <param name="SignedBy">Those of them whose signature over the set verifies.</param>
public sealed record ObservedKeySet(DateTimeOffset At, ImmutableArray<Dnskey> Keys, ImmutableArray<Dnskey> SignedBy);

/// <summary>A change of a key's state at a validator.</summary>
/// <param name="At">When.</param>
/// <param name="Key">Which key, as it was first seen.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Event">What brought it about, in the words of RFC 5011 §4.1: NewKey, KeyPres, KeyRem, AddTime, RevBit, RemTime.</param>
public sealed record AnchorTransition(DateTimeOffset At, Dnskey Key, AutomaticUpdateState From, AutomaticUpdateState To, string Event);

/// <summary>
/// What a validator that updates its trust anchors by itself makes of a sequence of DNSKEY sets (the state machine of RFC 5011 §4).
/// </summary>
public static class AnchorSimulation
{
    /// <summary>The most keys that are remembered; what comes beyond is not learned, so that a zone cannot fill a validator.</summary>
    public const int MostKeys = 64;

    /// <summary>Follows the anchors through the observations and on to <paramref name="until"/>.</summary>
    /// <param name="anchors">The keys that are trusted from the beginning.</param>
    /// <param name="observations">What was seen, in any order.</param>
    /// <param name="ttl">The TTL of the DNSKEY set, which may lengthen the hold-down.</param>
    /// <param name="until">Until when timers run on after the last observation.</param>
    public static AnchorHistory Run(IEnumerable<Dnskey> anchors, IEnumerable<ObservedKeySet> observations, TimeSpan ttl, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(observations);
        var machine = new Machine([.. anchors], AnchorTimers.AddHoldDown(ttl));
        foreach (var observation in observations.Where(observation => observation.At <= until).OrderBy(observation => observation.At))
        {
            machine.Forget(observation.At);
            machine.See(observation);
        }

        machine.Forget(until);
        return machine.History();
    }

    /// <summary>Whether two records are one key, revoked or not.</summary>
    internal static bool IsSameKey(Dnskey one, Dnskey other) =>
        one.Algorithm == other.Algorithm && one.Protocol == other.Protocol
        && ((one.Flags ^ other.Flags) & ~Dnskey.RevokeFlag) == 0
        && one.PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    private sealed class Machine(ImmutableArray<Dnskey> anchors, TimeSpan addHoldDown)
    {
        private readonly List<Entry> _entries = [.. anchors.Select(key => new Entry(key) { State = key.IsRevoked ? AutomaticUpdateState.Revoked : AutomaticUpdateState.Valid })];
        private readonly ImmutableArray<AnchorTransition>.Builder _transitions = ImmutableArray.CreateBuilder<AnchorTransition>();
        private readonly ImmutableArray<ObservedKeySet>.Builder _refused = ImmutableArray.CreateBuilder<ObservedKeySet>();

        public AnchorHistory History() => new(anchors, _transitions.ToImmutable(), _refused.ToImmutable());

        /// <summary>RemTime: a revoked key is forgotten once its hold-down is over.</summary>
        public void Forget(DateTimeOffset at)
        {
            foreach (var entry in _entries.Where(entry => entry.State == AutomaticUpdateState.Revoked && entry.Since is { } since && since + AnchorTimers.RemoveHoldDown <= at))
            {
                Move(entry, AutomaticUpdateState.Removed, entry.Since!.Value + AnchorTimers.RemoveHoldDown, "RemTime");
            }
        }

        public void See(ObservedKeySet seen)
        {
            // A revocation needs the revoked key's own signature and nobody else's (RFC 5011 §2.1).
            var revoked = _entries.Where(entry => entry.IsTrusted && seen.Keys.Any(key => key.IsRevoked && entry.Is(key)) && seen.SignedBy.Any(key => key.IsRevoked && entry.Is(key))).ToList();
            var isAccepted = seen.SignedBy.Any(key => !key.IsRevoked && _entries.Any(entry => entry.IsTrusted && entry.Is(key)));
            foreach (var entry in revoked)
            {
                Move(entry, AutomaticUpdateState.Revoked, seen.At, "RevBit");
            }

            if (!isAccepted)
            {
                // Only a set that an anchor signs may teach anything else (RFC 5011 §2.2).
                if (revoked.Count == 0)
                {
                    _refused.Add(seen);
                }

                return;
            }

            foreach (var entry in _entries)
            {
                Step(entry, seen.Keys.Any(key => !key.IsRevoked && entry.Is(key)), seen.At);
            }

            foreach (var key in seen.Keys.Where(key => key is { IsSecureEntryPoint: true, IsZoneKey: true, IsRevoked: false } && !_entries.Any(entry => entry.Is(key))))
            {
                if (_entries.Count < MostKeys)
                {
                    var entry = new Entry(key);
                    _entries.Add(entry);
                    Move(entry, AutomaticUpdateState.AddPending, seen.At, "NewKey");
                }
            }
        }

        private void Step(Entry entry, bool isPresent, DateTimeOffset at)
        {
            switch (entry.State, isPresent)
            {
                case (AutomaticUpdateState.Start, true):
                    Move(entry, AutomaticUpdateState.AddPending, at, "NewKey");
                    break;
                case (AutomaticUpdateState.AddPending, false):
                    Move(entry, AutomaticUpdateState.Start, at, "KeyRem");
                    break;
                case (AutomaticUpdateState.AddPending, true) when at >= entry.Since + addHoldDown:
                    Move(entry, AutomaticUpdateState.Valid, at, "AddTime");
                    break;
                case (AutomaticUpdateState.Valid, false):
                    Move(entry, AutomaticUpdateState.Missing, at, "KeyRem");
                    break;
                case (AutomaticUpdateState.Missing, true):
                    Move(entry, AutomaticUpdateState.Valid, at, "KeyPres");
                    break;
            }
        }

        private void Move(Entry entry, AutomaticUpdateState to, DateTimeOffset at, string why)
        {
            _transitions.Add(new AnchorTransition(at, entry.Key, entry.State, to, why));
            (entry.State, entry.Since) = (to, at);
        }
    }

    private sealed class Entry(Dnskey key)
    {
        public Dnskey Key => key;

        public AutomaticUpdateState State { get; set; } = AutomaticUpdateState.Start;

        /// <summary>Since when it has been in its state; null where it was so from the beginning.</summary>
        public DateTimeOffset? Since { get; set; }

        public bool IsTrusted => State is AutomaticUpdateState.Valid or AutomaticUpdateState.Missing;

        public bool Is(Dnskey other) => IsSameKey(key, other);
    }
}

/// <summary>What became of a validator's anchors.</summary>
/// <param name="Anchors">The anchors at the beginning.</param>
/// <param name="Transitions">Every change of a state, in order of time.</param>
/// <param name="Refused">The sets that no anchor had signed and that taught nothing: after a failed roll, all of them.</param>
[TypeFormatterSource]
public sealed record AnchorHistory(ImmutableArray<Dnskey> Anchors, ImmutableArray<AnchorTransition> Transitions, ImmutableArray<ObservedKeySet> Refused)
{
    /// <summary>The state of a key just after what happened at an instant.</summary>
    public AutomaticUpdateState StateAt(Dnskey key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Transitions.LastOrDefault(transition => transition.At <= at && AnchorSimulation.IsSameKey(transition.Key, key))?.To
            ?? (Anchors.FirstOrDefault(anchor => AnchorSimulation.IsSameKey(anchor, key)) is { } anchor
                ? anchor.IsRevoked ? AutomaticUpdateState.Revoked : AutomaticUpdateState.Valid
                : AutomaticUpdateState.Start);
    }

    /// <summary>Whether a key is trusted at an instant: valid, or missing from the zone for the time being.</summary>
    public bool Trusts(Dnskey key, DateTimeOffset at) => StateAt(key, at) is AutomaticUpdateState.Valid or AutomaticUpdateState.Missing;
}
