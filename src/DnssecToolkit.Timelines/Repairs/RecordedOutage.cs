using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>An outage as caches see it, read from what was recorded in each of its phases: which contents each server gave, and which of them verify with which.</summary>
public static class RecordedOutage
{
    /// <summary>The outage of one question.</summary>
    /// <param name="name">The kind of names that the question stands for.</param>
    /// <param name="phases">The phases in order; the first is the healthy one.</param>
    /// <param name="question">The question.</param>
    /// <param name="zone">The zone whose DS, keys and data changed; signed, and the one that answers.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="end">The last instant that matters.</param>
    /// <param name="policy">How resolvers judge; the strict reading of the RFCs without one.</param>
    public static Outage Of(string name, ImmutableArray<OutagePhase> phases, Question question, DomainName zone, TrustAnchors anchors, DateTimeOffset end, ResolverPolicy? policy = null)
    {
        var contents = new Contents(phases, zone, question);
        int links = contents.Count(CachePart.Link), keySets = contents.Count(CachePart.Keys), answers = contents.Count(CachePart.Answer);

        // Judged beforehand: simulations ask from several threads.
        var linked = Table(links, keySets, (link, keys) => contents.Holds(link, keys, null, anchors, policy));
        var verified = Table(keySets, answers, (keys, answer) => Enumerable.Range(0, links).Any(link => linked[link][keys] && contents.Holds(link, keys, answer, anchors, policy)));
        return new Outage(
            name, phases[0].From, end,
            Serve(CachePart.Answer, "answer", answer => verified.Any(row => row[answer])),
            Serve(CachePart.Link, "DS", link => linked[link].Any(holds => holds) || contents.IsValidLink(link, anchors, policy)))
        {
            Keys = Serve(CachePart.Keys, "DNSKEY set", keys => linked.Any(row => row[keys])),
            LinkFitsKeys = (link, keys) => linked[link][keys],
            KeysFitAnswer = (keys, answer) => verified[keys][answer],
        };

        // A content is good by itself where some combination with it holds: what it has to fit to is asked apart.
        ServedObject Serve(CachePart part, string title, Func<int, bool> isGood) => new(
            title,
            CacheParts.Ttl(contents.Exchanges(part, 0)) ?? 0,
            [.. phases.Select((phase, number) => new ServedVersion(number == 0 ? null : phase.From, [.. contents.PerServer(part, number).Select(content => new ServedCopy(content, isGood(content)))]))]);
    }

    private static bool[][] Table(int rows, int columns, Func<int, int, bool> value) =>
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => value(row, column)).ToArray())];

    /// <summary>The different contents of each part, numbered as they appear.</summary>
    private sealed class Contents
    {
        private readonly ImmutableArray<OutagePhase> _phases;
        private readonly DomainName _zone;
        private readonly Dictionary<CachePart, List<(string Text, List<Exchange> Exchanges)>> _known = Enum.GetValues<CachePart>().ToDictionary(part => part, _ => new List<(string, List<Exchange>)>());
        private readonly Dictionary<(CachePart, int), ImmutableArray<int>> _perServer = [];
        private readonly Question _question;

        public Contents(ImmutableArray<OutagePhase> phases, DomainName zone, Question question)
        {
            (_phases, _zone, _question) = (phases, zone, question);
            for (var number = 0; number < phases.Length; number++)
            {
                foreach (var part in Enum.GetValues<CachePart>())
                {
                    var perServer = phases[number].Evidence.Exchanges
                        .Where(exchange => CacheParts.Of(exchange, zone, question) == part)
                        .GroupBy(exchange => exchange.Server)
                        .Select(server => Number(part, [.. server]))
                        .ToImmutableArray();
                    _perServer[(part, number)] = perServer.Distinct().Count() == 1 ? perServer[..1] : perServer;
                }
            }
        }

        public int Count(CachePart part) => _known[part].Count;

        public ImmutableArray<int> PerServer(CachePart part, int phase) => _perServer[(part, phase)];

        public List<Exchange> Exchanges(CachePart part, int content) => _known[part].Count > content ? _known[part][content].Exchanges : [];

        /// <summary>Whether the validator accepts a link and keys together, and with them an answer.</summary>
        public bool Holds(int link, int keys, int? answer, TrustAnchors anchors, ResolverPolicy? policy)
        {
            var (verdict, chain) = Judge(Exchanges(CachePart.Link, link).Concat(Exchanges(CachePart.Keys, keys)).Concat(answer is { } number ? Exchanges(CachePart.Answer, number) : []), anchors, policy);
            var status = answer is null ? chain.Segments.FirstOrDefault()?.Links.FirstOrDefault(found => found.Zone == _zone)?.Status : verdict.Status;
            return status is SecurityStatus.Secure or SecurityStatus.Insecure;
        }

        /// <summary>Whether a DS set, or the proof of its absence, verifies, whatever keys it leads to.</summary>
        public bool IsValidLink(int link, TrustAnchors anchors, ResolverPolicy? policy)
        {
            var (_, chain) = Judge(Exchanges(CachePart.Link, link), anchors, policy);
            return chain.Segments.FirstOrDefault()?.Links.FirstOrDefault(found => found.Zone == _zone) is { } found
                && (found.DsSets.Any(set => set.IsValid) || found.NoDsProofs.Any(proof => proof.IsProved));
        }

        private (Verdict Verdict, ChainOfTrust Chain) Judge(IEnumerable<Exchange> parts, TrustAnchors anchors, ResolverPolicy? policy)
        {
            var above = _phases[^1].Evidence.Exchanges.Where(exchange => CacheParts.Of(exchange, _zone, _question) is null);
            return new QuestionSeries(new Capture(above.Concat(parts)), anchors, _phases[^1].At, policy).Judge(_question);
        }

        private int Number(CachePart part, List<Exchange> exchanges)
        {
            var text = CacheParts.Content(exchanges);
            var known = _known[part].FindIndex(content => content.Text == text);
            if (known < 0)
            {
                known = _known[part].Count;
                _known[part].Add((text, exchanges));
            }

            return known;
        }
    }
}
