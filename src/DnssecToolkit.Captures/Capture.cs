using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>What was observed: exchanges in the order of time, zone files that stand in for servers, and what could not be read.</summary>
/// <remarks>
/// Immutable; slicing and merging give new captures that share the exchanges. Exchanges of the same instant keep the order in which they were given.
/// </remarks>
[TypeFormatterSource]
public sealed class Capture
{
    private Dictionary<Question, ImmutableArray<Exchange>>? byQuestion;
    private ImmutableArray<ServerAddress> servers;

    /// <summary>Makes a capture; sorts the exchanges by time.</summary>
    public Capture(IEnumerable<Exchange> exchanges, IEnumerable<ZoneStandIn>? standIns = null, IEnumerable<ReadingLoss>? losses = null, IEnumerable<ValidationHint>? hints = null)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        Exchanges = InTimeOrder(exchanges.ToImmutableArray());
        StandIns = standIns?.ToImmutableArray() ?? [];
        Losses = losses?.ToImmutableArray() ?? [];
        Hints = hints?.ToImmutableArray() ?? [];
    }

    /// <summary>A capture of nothing.</summary>
    public static Capture Empty { get; } = new([]);

    /// <summary>All exchanges in the order of time.</summary>
    public ImmutableArray<Exchange> Exchanges { get; }

    /// <summary>Zone files that answer in place of servers; see <see cref="Responses"/>.</summary>
    public ImmutableArray<ZoneStandIn> StandIns { get; }

    /// <summary>What could not be read, in the order of the files.</summary>
    public ImmutableArray<ReadingLoss> Losses { get; }

    /// <summary>What logs and delv said of failed validations, in the order of the files: no evidence, but where to look.</summary>
    public ImmutableArray<ValidationHint> Hints { get; }

    /// <summary>The time of the first exchange; null when there is none.</summary>
    public DateTimeOffset? Start => Exchanges.IsEmpty ? null : Exchanges[0].At;

    /// <summary>The time of the last exchange; null when there is none.</summary>
    public DateTimeOffset? End => Exchanges.IsEmpty ? null : Exchanges[^1].At;

    /// <summary>All servers that were asked, in the order in which they appear; then the stand-ins.</summary>
    public ImmutableArray<ServerAddress> Servers
    {
        get
        {
            if (servers.IsDefault)
            {
                servers = [.. Exchanges.Select(exchange => exchange.Server).Concat(StandIns.Select(standIn => standIn.Server)).Distinct()];
            }

            return servers;
        }
    }

    /// <summary>All questions that were asked, each once; no order is promised.</summary>
    public IReadOnlyCollection<Question> Questions => ByQuestion.Keys;

    private Dictionary<Question, ImmutableArray<Exchange>> ByQuestion => byQuestion ??= IndexByQuestion(Exchanges);

    /// <summary>The exchanges in [<paramref name="from"/>, <paramref name="to"/>): the end is not included. Stand-ins have no time and stay.</summary>
    public Capture Between(DateTimeOffset from, DateTimeOffset to)
    {
        var first = FirstAtOrAfter(from);
        var end = Math.Max(first, FirstAtOrAfter(to));
        return With(ImmutableArray.Create(Exchanges, first, end - first), StandIns);
    }

    /// <summary>The exchanges with one server (address, port and name).</summary>
    public Capture From(ServerAddress server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return With([.. Exchanges.Where(exchange => exchange.Server == server)], [.. StandIns.Where(standIn => standIn.Server == server)]);
    }

    /// <summary>The exchanges with one address, whatever the port. Stand-ins of that address stay.</summary>
    public Capture From(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return With(
            [.. Exchanges.Where(exchange => exchange.Server.Address.Equals(address))],
            [.. StandIns.Where(standIn => standIn.Server.Address.Equals(address))]);
    }

    /// <summary>The exchanges that fit a condition. Stand-ins stay.</summary>
    public Capture Where(Func<Exchange, bool> condition) => With([.. Exchanges.Where(condition)], StandIns);

    /// <summary>This capture and others in one, in the order of time. Nothing is dropped, also not what is there twice.</summary>
    public Capture Merge(params ReadOnlySpan<Capture> others)
    {
        var exchanges = Exchanges.ToBuilder();
        var standIns = StandIns.ToBuilder();
        var losses = Losses.ToBuilder();
        var hints = Hints.ToBuilder();
        foreach (var other in others)
        {
            exchanges.AddRange(other.Exchanges);
            standIns.AddRange(other.StandIns);
            losses.AddRange(other.Losses);
            hints.AddRange(other.Hints);
        }

        return new Capture(exchanges, standIns, losses, hints);
    }

    /// <summary>All exchanges with exactly this question (names without regard to case), in the order of time; no stand-in is asked.</summary>
    public ImmutableArray<Exchange> Recorded(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ByQuestion.TryGetValue(question, out var found) ? found : [];
    }

    /// <summary>What the stand-ins answer to a question, those with authority for it only.</summary>
    /// <param name="question">The question, asked with DO set.</param>
    /// <param name="at">The time the exchanges shall carry, since a zone file has none; without it a stand-in's own time, else <see cref="End"/>.</param>
    public ImmutableArray<Exchange> Ask(Question question, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (StandIns.IsEmpty)
        {
            return [];
        }

        return [.. StandIns.Select(standIn => standIn.Ask(question, at ?? standIn.At ?? End)).OfType<Exchange>()];
    }

    /// <summary>All evidence for a question: what was recorded, then what the stand-ins answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="at">The time given to answers of stand-ins; see <see cref="Ask"/>.</param>
    public ImmutableArray<Exchange> Responses(Question question, DateTimeOffset? at = null) =>
        StandIns.IsEmpty ? Recorded(question) : Recorded(question).AddRange(Ask(question, at));

    private static ImmutableArray<Exchange> InTimeOrder(ImmutableArray<Exchange> exchanges)
    {
        for (var index = 1; index < exchanges.Length; index++)
        {
            if (exchanges[index].At < exchanges[index - 1].At)
            {
                return [.. exchanges.OrderBy(exchange => exchange.At)]; // OrderBy keeps the order of equals.
            }
        }

        return exchanges;
    }

    private static Dictionary<Question, ImmutableArray<Exchange>> IndexByQuestion(ImmutableArray<Exchange> exchanges)
    {
        var lists = new Dictionary<Question, ImmutableArray<Exchange>.Builder>();
        foreach (var exchange in exchanges)
        {
            if (exchange.Question is not { } question)
            {
                continue;
            }

            if (!lists.TryGetValue(question, out var list))
            {
                lists.Add(question, list = ImmutableArray.CreateBuilder<Exchange>());
            }

            list.Add(exchange);
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutable());
    }

    private Capture With(ImmutableArray<Exchange> exchanges, ImmutableArray<ZoneStandIn> standIns) => new(exchanges, standIns, Losses, Hints);

    private int FirstAtOrAfter(DateTimeOffset time)
    {
        var (low, high) = (0, Exchanges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Exchanges[middle].At < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
