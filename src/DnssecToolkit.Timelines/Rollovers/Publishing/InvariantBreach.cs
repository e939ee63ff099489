using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A combination of values that a resolver may hold at the same time and that gives no valid path.</summary>
public sealed record InvariantBreach
{
    private readonly Presence<KeySet> _ds;
    private readonly Presence<PublishedKeys> _keys;
    private readonly Presence<KeySet>? _signatures;

    internal InvariantBreach(PathFlaw flaw, Severity severity, Presence<KeySet> ds, Presence<PublishedKeys> keys, Presence<KeySet>? signatures, DateTimeOffset from, DateTimeOffset until)
    {
        (Flaw, Severity, From, Until) = (flaw, severity, from, until == DateTimeOffset.MaxValue ? null : until);
        (_ds, _keys, _signatures) = (ds, keys, signatures);
    }

    /// <summary>What is wrong.</summary>
    public PathFlaw Flaw { get; }

    /// <summary>
    /// An error where resolvers find the zone bogus; a warning where the data comes from a cache alone, so that only validators behind
    /// that cache judge it again.
    /// </summary>
    public Severity Severity { get; }

    /// <summary>Since when the values may meet in a resolver.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>Until when, exclusive: the end of the outage; null where no end is known.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>The DS set and when it was served.</summary>
    public Served<KeySet> Ds => _ds.Served;

    /// <summary>The DNSKEY set and when it was served.</summary>
    public Served<PublishedKeys> Keys => _keys.Served;

    /// <summary>Who signed the data and when it was served; null where the DNSKEY set is not trusted in the first place.</summary>
    public Served<KeySet>? ZoneSigners => _signatures?.Served;

    /// <summary>Whether another breach is of the same values and adjoins this one.</summary>
    internal bool Continues(InvariantBreach other) =>
        Flaw == other.Flaw && Severity == other.Severity && ReferenceEquals(Keys, other.Keys)
        && (ZoneSigners is null ? ReferenceEquals(Ds, other.Ds) : ReferenceEquals(ZoneSigners, other.ZoneSigners))
        && other.From <= (Until ?? DateTimeOffset.MaxValue) && From <= (other.Until ?? DateTimeOffset.MaxValue);

    internal InvariantBreach JoinedWith(InvariantBreach other) => this with
    {
        From = From < other.From ? From : other.From,
        Until = Until is null || other.Until is null ? null : Until > other.Until ? Until : other.Until,
    };

    /// <summary>The breach in a sentence: which resolver, from when to when, finds what.</summary>
    public override string ToString()
    {
        var clauses = new Clauses();
        if (_signatures is { } signatures)
        {
            if (Flaw == PathFlaw.AlgorithmMissingOverData)
            {
                clauses.Add($"the DS ({Ds.Value})", _ds.Served.Until, _ds.FreshUntil, From);
            }

            clauses.Add($"the DNSKEY set ({Keys.Value})", _keys.Served.Until, _keys.FreshUntil, From);
            clauses.Add(signatures.Served.Value.IsEmpty ? "unsigned data" : $"data signed by {signatures.Served.Value}", signatures.Served.Until, signatures.FreshUntil, From);
        }
        else
        {
            clauses.Add($"the DS ({Ds.Value})", _ds.Served.Until, _ds.FreshUntil, From);
            clauses.Add($"the DNSKEY set ({Keys.Value})", _keys.Served.Until, _keys.FreshUntil, From);
        }

        var who = Severity == Severity.Error ? "a resolver" : "a validator behind a cache";
        var end = Until is { } until ? $", until {RolloverWords.Time(until)}" : ", with no end in sight";
        return $"{who} that {clauses.Say(From)} {Finds}{end}";
    }

    private string Finds => Flaw switch
    {
        PathFlaw.NoKeyForDs => "finds no key that the DS names",
        PathFlaw.KeysNotSignedByDsKey => "finds the DNSKEY set not signed by a key that the DS names",
        PathFlaw.NoKeyForSignature => "finds no key for the signatures",
        PathFlaw.NoSignature => "finds no signature though the DS asks for one",
        PathFlaw.AlgorithmMissingOverKeys => "and insists on every algorithm finds one of the DS set that does not sign the keys",
        _ => "and insists on every algorithm finds one that does not sign the data",
    };

    /// <summary>What is cached and what is fetched: a value that no server gives out any more can only be cached.</summary>
    private sealed class Clauses
    {
        private readonly List<string> _cached = [];
        private readonly List<string> _fetched = [];

        public void Add(string what, DateTimeOffset? ended, DateTimeOffset freshUntil, DateTimeOffset at)
        {
            if (ended <= at)
            {
                _cached.Add($"{what} before {RolloverWords.Time(freshUntil)}");
            }
            else
            {
                _fetched.Add(what);
            }
        }

        public string Say(DateTimeOffset from)
        {
            var cached = _cached.Count == 0 ? "" : $"cached {string.Join(" and ", _cached)}";
            var fetched = _fetched.Count == 0 ? "" : $"fetches {string.Join(" and ", _fetched)} from {RolloverWords.Time(from)} on";
            return cached.Length == 0 ? fetched : fetched.Length == 0 ? $"{cached} and uses both from {RolloverWords.Time(from)} on" : $"{cached} and {fetched}";
        }
    }
}
