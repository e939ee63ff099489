using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A capture as it looks at an instant, from all servers or with one server's word preferred.</summary>
/// <remarks>
/// Of each server the last response at or before the instant counts; where there is none, the first after it. With a preferred server
/// its responses alone count for whatever it answered, and everybody's for the rest.
/// </remarks>
internal sealed class EvidenceView
{
    private readonly Capture _capture;
    private readonly DateTimeOffset _at;
    private readonly ServerAddress? _preferred;
    private readonly StandingClock? _clock;
    private readonly Dictionary<Question, ImmutableArray<Exchange>> _usable = [];
    private readonly Dictionary<(DomainName, RecordType), ImmutableArray<Sighting>> _sightings = [];

    public EvidenceView(Capture capture, DateTimeOffset at, ServerAddress? preferred = null, StandingClock? clock = null) =>
        (_capture, _at, _preferred, _clock) = (capture, at, preferred, clock);

    private SightingIndex Index => SightingIndex.Of(_capture);

    /// <summary>The usable responses to a question, one for each server.</summary>
    /// <param name="question">The question.</param>
    /// <param name="fits">Which responses may be chosen from, such as those of the right side of a cut.</param>
    public ImmutableArray<Exchange> Responses(Question question, Func<Exchange, bool>? fits = null) =>
        Choose(fits is null ? Usable(question) : Usable(question).Where(fits), exchange => exchange, Same);

    /// <summary>How many exchanges with the question gave nothing usable.</summary>
    public int FailedAttempts(Question question) => _capture.Recorded(question).Count(exchange => !IsUsable(exchange));

    /// <summary>Each server's RRset of an owner and type: from answers to the very question, else from wherever it was seen.</summary>
    public ImmutableArray<Sighting> Sets(DomainName owner, RecordType type)
    {
        if (_sightings.TryGetValue((owner, type), out var known))
        {
            return known;
        }

        // A server that has no such set any more takes back what it said before.
        var candidates = Usable(new Question(owner, type))
            .Where(exchange => In(exchange, owner, type) is var sets && (sets.Any() ? sets.Any(IsEvidence) : ResponseSide.WasAskedForDnssec(exchange)))
            .ToImmutableArray();
        var answers = Choose(candidates, exchange => exchange, (one, other) => SameEvidence.In(In(one, owner, type), In(other, owner, type)));
        var direct = answers.SelectMany(exchange => In(exchange, owner, type)).ToImmutableArray();
        var sightings = direct.IsEmpty ? Elsewhere(owner, type, candidates, answers) : direct;
        _sightings.Add((owner, type), sightings);
        return sightings;
    }

    /// <summary>Each server's RRset in responses to other questions, unless it denied it afterwards.</summary>
    private ImmutableArray<Sighting> Elsewhere(DomainName owner, RecordType type, ImmutableArray<Exchange> candidates, ImmutableArray<Exchange> answers)
    {
        var seen = Index.Sets(owner, type).Where(IsEvidence).ToList();
        if (seen.Count > 0)
        {
            _clock?.WatchEach(candidates.Where(exchange => !In(exchange, owner, type).Any()).Concat(seen.Where(IsTakenBack).Select(sighting => sighting.Exchange)));
        }

        return Choose(seen.Where(sighting => !IsTakenBack(sighting)), sighting => sighting.Exchange, (one, other) => SameEvidence.In(one.Set, other.Set));

        bool IsTakenBack(Sighting sighting) => answers.Any(denial => IsLaterWord(denial, sighting.Exchange));
    }

    /// <summary>Each server's last referral to a zone.</summary>
    public ImmutableArray<Exchange> Referrals(DomainName child) => Choose(Index.Referrals(child).Where(IsUsable), exchange => exchange, Same);

    /// <summary>Whether the evidence shows that a zone begins at this name.</summary>
    public bool LooksLikeApex(DomainName name) =>
        Index.LooksLikeApex(name)
        || _capture.Ask(new Question(name, RecordType.Ns), _at).Any(exchange =>
            exchange.Response!.Answer.Concat(exchange.Response.Authority).Any(record => record.Type == RecordType.Ns && record.Owner == name));

    /// <summary>Whether only the signer's name of some signature speaks for a zone at this name.</summary>
    public bool IsKnownAsSignerOnly(DomainName name) => Index.IsKnownAsSignerOnly(name);

    /// <summary>Whether a zone itself signs data at a name, so that the name is no cut of it.</summary>
    public bool IsSignedBy(DomainName name, DomainName zone) => Index.IsSignedBy(name, zone);

    /// <summary>Whether a zone signed the denial of something other than a DS at a name or below it.</summary>
    public bool IsDeniedBy(DomainName name, DomainName zone) => Index.IsDeniedBy(name, zone);

    /// <summary>The RRset of an owner and type in the answer section of a response.</summary>
    public static IEnumerable<Sighting> In(Exchange exchange, DomainName owner, RecordType type) =>
        MessageSets.Of(exchange).Answer.Where(set => set.Type == type && set.Owner == owner).Select(set => new Sighting(set, Section.Answer, exchange));

    /// <summary>Records without signatures tell something only where signatures were due: not where DO was not set, nor beside the point.</summary>
    private static bool IsEvidence(Sighting sighting) =>
        sighting.Exchange.Response is { IsTruncated: false }
        && (!sighting.Set.Signatures.IsEmpty || (sighting.Section != Section.Additional && ResponseSide.WasAskedForDnssec(sighting.Exchange)));

    private static bool IsUsable(Exchange exchange) =>
        exchange.Response is { IsResponse: true, IsTruncated: false } response
        && (response.ResponseCode == ResponseCode.NoError || response.ResponseCode == ResponseCode.NameError || response.ResponseCode == ResponseCode.NameExists)
        && (exchange.QueryMessage?.Question is not { } asked || response.Question is not { } answered || asked == answered); // RFC 5452 §9.1

    private bool Same(Exchange one, Exchange other) => SameEvidence.In(one, other, _clock?.SoaCounts ?? true);

    private ImmutableArray<Exchange> Usable(Question question)
    {
        if (!_usable.TryGetValue(question, out var usable))
        {
            usable = [.. _capture.Responses(question, _at).Where(IsUsable)];
            _usable.Add(question, usable);
        }

        return usable;
    }

    private ImmutableArray<T> Choose<T>(IEnumerable<T> all, Func<T, Exchange> exchangeOf, Func<T, T, bool> same)
    {
        // With a clock they are gone through twice.
        var candidates = _clock is null ? all : [.. all];
        var chosen = new List<T>();
        var byServer = new Dictionary<ServerAddress, int>();
        foreach (var candidate in candidates)
        {
            var exchange = exchangeOf(candidate);
            if (byServer.TryGetValue(exchange.Server, out var place))
            {
                var standing = exchangeOf(chosen[place]);
                if (!ReferenceEquals(standing, exchange) && Supersedes(exchange, standing, _at))
                {
                    chosen[place] = candidate;
                }
            }
            else
            {
                byServer.Add(exchange.Server, chosen.Count);
                chosen.Add(candidate);
            }
        }

        if (_preferred is not null && byServer.TryGetValue(_preferred, out var only))
        {
            _clock?.Watch(candidates.Where(candidate => exchangeOf(candidate).Server == _preferred), exchangeOf, _ => chosen[only], same);
            return [chosen[only]];
        }

        _clock?.Watch(candidates, exchangeOf, server => chosen[byServer[server]], same);
        return chosen.Count > 1 ? [.. chosen.OrderBy(candidate => exchangeOf(candidate).Server, ServerOrder.Instance)]
            : [.. chosen];
    }

    private bool IsLaterWord(Exchange exchange, Exchange earlier) => exchange.Server == earlier.Server && exchange.At != earlier.At && Supersedes(exchange, earlier, _at);

    /// <summary>The exchange that counts among those of one server; there is at least one.</summary>
    public static Exchange Latest(IEnumerable<Exchange> exchanges, DateTimeOffset at) =>
        exchanges.Aggregate((standing, exchange) => Supersedes(exchange, standing, at) ? exchange : standing);

    /// <summary>Whether another exchange with the same server counts in place of the standing one. Of two at the same instant a usable one, then the octets decide, so that the order of the file does not.</summary>
    private static bool Supersedes(Exchange exchange, Exchange standing, DateTimeOffset at) =>
        exchange.At != standing.At ? (exchange.At <= at ? standing.At > at || exchange.At > standing.At : standing.At > at && exchange.At < standing.At)
        : IsUsable(exchange) != IsUsable(standing) ? IsUsable(exchange)
        : exchange.ResponseOctets.Span.SequenceCompareTo(standing.ResponseOctets.Span) > 0;
}
