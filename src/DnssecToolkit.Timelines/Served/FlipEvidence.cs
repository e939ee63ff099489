using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The part of a capture that a judgement at one instant rests on: small enough to be judged many times with other responses in it.</summary>
internal sealed class FlipEvidence
{
    private const int MostOfOneServer = 3;

    private readonly List<Exchange> _exchanges;
    private readonly Capture _capture;

    private FlipEvidence(List<Exchange> exchanges, Capture capture) => (_exchanges, _capture) = (exchanges, capture);

    /// <summary>The responses to the questions of a chain that count at an instant: of each server and question the last ones up to it, else the first after it.</summary>
    public static FlipEvidence Around(Capture capture, DateTimeOffset at, IEnumerable<Question> asked)
    {
        var names = asked.Select(question => question.Name).ToHashSet();
        var kept = new List<Exchange>();
        foreach (var question in capture.Questions.Where(question => names.Contains(question.Name)))
        {
            foreach (var group in capture.Recorded(question).Where(exchange => exchange.Response is not null).GroupBy(exchange => exchange.Server))
            {
                var before = group.Where(exchange => exchange.At <= at).TakeLast(MostOfOneServer).ToList();
                kept.AddRange(before.Count > 0 ? before : group.Take(1));
            }
        }

        return new FlipEvidence(kept, capture);
    }

    /// <summary>Everything.</summary>
    public static FlipEvidence All(Capture capture) => new([.. capture.Exchanges], capture);

    /// <summary>Of each server and question the response that counts at an instant.</summary>
    public IEnumerable<Exchange> Counting(DateTimeOffset at) => _exchanges
        .GroupBy(exchange => (exchange.Server, exchange.Question))
        .Select(group => group.LastOrDefault(exchange => exchange.At <= at) ?? group.First());

    /// <summary>The capture with some exchanges in the place of others.</summary>
    public Capture With(IReadOnlyList<Exchange> old, IReadOnlyList<Exchange> now)
    {
        var places = old.Select((exchange, place) => (exchange, place)).ToDictionary(pair => pair.exchange, pair => now[pair.place], (IEqualityComparer<Exchange>)ReferenceEqualityComparer.Instance);
        return new Capture(_exchanges.Select(exchange => places.GetValueOrDefault(exchange, exchange)), _capture.StandIns);
    }
}
