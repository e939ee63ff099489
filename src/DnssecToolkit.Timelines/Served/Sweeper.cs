using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Makes a <see cref="VerdictSweep"/>: goes from one change of the evidence to the next, first for all servers, then for each alone.</summary>
internal sealed class Sweeper(
    Capture capture, Question question, TrustAnchors anchors, SweepOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private const int MostServers = 64;

    private readonly StandingJudge _judge = new(capture, question, anchors, options.Policy);
    private readonly Dictionary<ServerAddress, HashSet<DomainName>> _servers = [];
    private int _judgements;
    private int _lane;
    private int _lanes = 1;
    private bool _isCut;

    public VerdictSweep Sweep()
    {
        var from = (options.From ?? capture.Start ?? throw new ArgumentException("the capture has no times; say from when to when", nameof(options))).ToUniversalTime();
        var to = (options.To ?? After(capture.End ?? from)).ToUniversalTime();
        if (to <= from)
        {
            throw new ArgumentException($"the end {to:u} does not come after the beginning {from:u}", nameof(options));
        }

        var overall = Lane(null, from, to);
        var servers = options.EachServer ? _servers.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Take(MostServers).ToList() : [];
        _lanes += servers.Count;
        return new VerdictSweep
        {
            Question = question,
            Policy = options.Policy ?? ResolverPolicies.Rfc,
            From = from,
            To = to,
            Overall = overall,
            Cached = CacheLane.Of(overall, to),
            Servers =
            [
                .. servers.Select(pair => (servers.Count == 1 ? overall with { Server = pair.Key } : Lane(pair.Key, from, to)) with { Zones = [.. pair.Value.Order()] }),
            ],
            EvidenceStart = capture.Start,
            EvidenceEnd = capture.End,
            Judgements = _judgements,
            IsCut = _isCut,
        };
    }

    // The last response still counts, to the end of its second.
    private static DateTimeOffset After(DateTimeOffset end) => DateTimeOffset.FromUnixTimeSeconds(end.ToUnixTimeSeconds() + 1);

    private VerdictLane Lane(ServerAddress? server, DateTimeOffset from, DateTimeOffset to)
    {
        var spans = ImmutableArray.CreateBuilder<VerdictSpan>();
        StandingVerdict? last = null;
        for (DateTimeOffset? at = from; at < to;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var standing = _judge.Judge(at.Value, server);
            Note(standing, server);
            var end = standing.Until is { } until && until < to ? until : to;
            if (spans.Count > 0 && spans[^1].IsLike(standing.Verdict))
            {
                spans[^1] = spans[^1] with { End = end };
            }
            else
            {
                var opening = spans.Count == 0 ? null : Change(last!, standing, spans[^1].Verdict, server);
                spans.Add(new VerdictSpan(at.Value, end, standing.Verdict) { Opening = opening });
            }

            last = standing;
            at = standing.Until;
            progress?.Report((_lane + Math.Clamp((end - from) / (to - from), 0, 1)) / _lanes);
            if (++_judgements >= options.MostJudgements)
            {
                _isCut = true;
                spans[^1] = spans[^1] with { End = to };
                break;
            }
        }

        _lane++;
        return new VerdictLane(server, spans.ToImmutable());
    }

    /// <summary>Remembers which servers spoke to the questions of the chain, and for which zones.</summary>
    private void Note(StandingVerdict standing, ServerAddress? server)
    {
        foreach (var (zone, asked) in server is null ? standing.Asked : [])
        {
            foreach (var speaker in capture.Recorded(asked).Select(exchange => exchange.Server).Concat(capture.StandIns.Where(zone => zone.HasAuthority(asked)).Select(zone => zone.Server)))
            {
                if (!_servers.TryGetValue(speaker, out var zones))
                {
                    _servers.Add(speaker, zones = []);
                }

                zones.Add(zone);
            }
        }
    }

    /// <summary>The change from one judgement to the next, which is made at the instant at which the former said that something changes.</summary>
    private VerdictChange Change(StandingVerdict last, StandingVerdict standing, Verdict before, ServerAddress? server)
    {
        var (at, after, changes) = (standing.At, standing.Verdict, last.Next);
        var answered = changes.OfType<EvidenceChange.Answered>().DistinctBy(change => change.After).ToImmutableArray();
        var proof = options.Prove && !answered.IsEmpty ? Prove(last, standing, before, answered, server) : null;

        // Where the time alone does it, the records that changed in the same instant are beside the point.
        var byTime = answered.IsEmpty || proof is { ByTimeAlone: true };
        var signature = changes.OfType<EvidenceChange.SignatureTime>().FirstOrDefault();
        return new VerdictChange(at, byTime ? at : answered.Min(change => change.Before.At), before, after, changes)
        {
            Kind = !byTime ? ChangeKind.RecordChanged
                : signature is null ? ChangeKind.AnchorChanged
                : signature.Begins ? ChangeKind.SignatureBegan
                : ChangeKind.SignatureExpired,
            Proof = proof,
            HeldUntil = byTime ? null : CacheLane.HeldUntil(proof, last, at),
        };
    }

    private FlipProof? Prove(StandingVerdict last, StandingVerdict standing, Verdict before, ImmutableArray<EvidenceChange.Answered> answered, ServerAddress? server)
    {
        ImmutableArray<Exchange> now = [.. answered.Select(change => change.After)];
        ImmutableArray<(Exchange, Exchange)> pairs = [.. answered.Select(change => (change.Before, change.After))];
        var read = last.Asked.Concat(standing.Asked).Select(pair => pair.Question).Concat(now.Select(exchange => exchange.Question).OfType<Question>());
        var proof = Proof(FlipEvidence.Around(capture, standing.At, read));

        // What was read may have stood in responses to yet other questions: then all of the evidence is taken.
        return proof is null || (proof.ByTimeAlone && answered.Length == last.Next.Length) ? Proof(FlipEvidence.All(capture)) : proof;

        FlipProof? Proof(FlipEvidence evidence) => FlipProver.Prove(pairs, before, mixed =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            _judgements++;
            return _judge.Before(evidence.With(now, mixed)).Judge(standing.At, server).Verdict;
        });
    }
}
