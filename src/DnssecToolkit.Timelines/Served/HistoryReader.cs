using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Makes a history of a capture: exchange by exchange in the order of time, one open span for each server, owner and type.</summary>
internal static class HistoryReader
{
    public static ServedHistory Read(Capture capture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var open = new Dictionary<(ServerAddress, DomainName, RecordType), OpenSpan>();
        var spans = new List<ServedSpan>();
        var silences = new List<ServedSilence>();
        foreach (var exchange in capture.Exchanges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsUsable(exchange))
            {
                // A truncated answer sends the client to TCP and is no silence.
                if (exchange.Question is { } asked && exchange.Response is not { IsTruncated: true })
                {
                    silences.Add(new ServedSilence(exchange.At, exchange.Server, asked, exchange.Response?.ResponseCode.ToString() ?? exchange.Outcome.ToString()!));
                }

                continue;
            }

            var response = exchange.Response!;
            var seen = new HashSet<(DomainName, RecordType)>();
            foreach (var set in SignedRRset.Gather(response.Answer.Concat(response.Authority).Where(record => record.Class == RecordClass.Internet)))
            {
                seen.Add((set.Owner, set.Type));
                Note(exchange, set.Owner, set.Type, set);
            }

            if (exchange.Question is { Class: var asks } question && asks == RecordClass.Internet && Denies(response, question) && !seen.Contains((question.Name, question.Type)))
            {
                Note(exchange, question.Name, question.Type, null);
            }
        }

        spans.AddRange(open.Values.Select(last => last.Close(null)));
        return new ServedHistory(spans, silences);

        void Note(Exchange exchange, DomainName owner, RecordType type, SignedRRset? set)
        {
            var key = (exchange.Server, owner, type);
            if (open.TryGetValue(key, out var current))
            {
                if (current.Says(set, exchange))
                {
                    current.Sightings.Add(exchange.At);
                    return;
                }

                spans.Add(current.Close(exchange.At));
            }

            open[key] = new OpenSpan(exchange, owner, type, set, current?.Sightings[^1]);
        }
    }

    private static bool IsUsable(Exchange exchange) =>
        exchange.Response is { IsResponse: true, IsTruncated: false } response
        && (response.ResponseCode == ResponseCode.NoError || response.ResponseCode == ResponseCode.NameError);

    /// <summary>Whether a response says that the name has no such type: by the SOA of a negative answer (RFC 2308 §2), not by a referral or an alias.</summary>
    private static bool Denies(Message response, Question question) =>
        response.Answer.IsEmpty && response.Authority.Any(record => record.Type == RecordType.Soa && question.Name.IsAtOrBelow(record.Owner));

    private sealed class OpenSpan(Exchange first, DomainName owner, RecordType type, SignedRRset? set, DateTimeOffset? notBefore)
    {
        private readonly bool _ttlIsRemainder = first.Response!.RecursionAvailable && !first.Response.IsAuthoritative;
        private TimeSpan _uncertainty = first.Uncertainty;

        public List<DateTimeOffset> Sightings { get; } = [first.At];

        public bool Says(SignedRRset? other, Exchange exchange)
        {
            _uncertainty = exchange.Uncertainty > _uncertainty ? exchange.Uncertainty : _uncertainty;
            return (set is null) == (other is null) && RecordDifference.Of(set, other, withTtl: !_ttlIsRemainder) is null;
        }

        public ServedSpan Close(DateTimeOffset? notAfter) => new(first.Server, owner, type, set, [.. Sightings])
        {
            NotBefore = notBefore,
            NotAfter = notAfter,
            Uncertainty = _uncertainty,
            TtlIsRemainder = _ttlIsRemainder,
        };
    }
}
