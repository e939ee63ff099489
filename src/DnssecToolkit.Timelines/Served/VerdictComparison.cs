using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Two verdicts about one question, at two instants or by two servers, and which record makes the difference.</summary>
/// <param name="Before">The one verdict.</param>
/// <param name="After">The other.</param>
/// <param name="Proof">The fewest records that make the one into the other, each needed; null where the verdicts are the same or no record that was read differs.</param>
[TypeFormatterSource]
public sealed record VerdictComparison(Verdict Before, Verdict After, FlipProof? Proof)
{
    /// <summary>Compares two instants.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="question">What a client would ask.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="from">The one instant.</param>
    /// <param name="to">The other; records are applied at this one, so that a signature which ran out in between shows as the time's doing.</param>
    /// <param name="policy">How the resolver judges; the strict reading of the RFCs without one.</param>
    /// <param name="server">Takes this server's word alone wherever it spoke; null takes the best that any server sent.</param>
    public static VerdictComparison Between(
        Capture capture, Question question, TrustAnchors anchors, DateTimeOffset from, DateTimeOffset to, ResolverPolicy? policy = null, ServerAddress? server = null)
    {
        var judge = new StandingJudge(capture, question, anchors, policy);
        var (one, other) = (judge.Judge(from, server), judge.Judge(to, server));
        var asked = one.Asked.Concat(other.Asked).Select(pair => pair.Question).Append(question).Distinct().ToList();
        var (old, now) = (FlipEvidence.Around(capture, from, asked), FlipEvidence.Around(capture, to, asked));
        var pairs = old.Counting(from)
            .Join(now.Counting(to), exchange => (exchange.Server, exchange.Question), exchange => (exchange.Server, exchange.Question), (before, after) => (before, after));
        return Of(judge, one.Verdict, other.Verdict, pairs, now, to, server);
    }

    /// <summary>Compares two servers at an instant: which record of the other's makes its verdict.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="question">What a client would ask.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="one">The one server, whose word is taken alone wherever it spoke.</param>
    /// <param name="other">The other.</param>
    /// <param name="at">The instant.</param>
    /// <param name="policy">How the resolver judges; the strict reading of the RFCs without one.</param>
    public static VerdictComparison Between(
        Capture capture, Question question, TrustAnchors anchors, ServerAddress one, ServerAddress other, DateTimeOffset at, ResolverPolicy? policy = null)
    {
        var judge = new StandingJudge(capture, question, anchors, policy);
        var (first, second) = (judge.Judge(at, one), judge.Judge(at, other));
        var evidence = FlipEvidence.Around(capture, at, first.Asked.Concat(second.Asked).Select(pair => pair.Question).Append(question).Distinct());
        var counting = evidence.Counting(at).ToList();
        var pairs = counting.Where(exchange => exchange.Server == one)
            .Join(counting.Where(exchange => exchange.Server == other), exchange => exchange.Question, exchange => exchange.Question, (before, after) => (before, after));
        return Of(judge, first.Verdict, second.Verdict, pairs, evidence, at, other);
    }

    /// <summary>The two statuses and what makes the difference.</summary>
    public override string ToString() =>
        $"{Word(Before)} and {Word(After)}{(Proof is null ? "" : $": {Proof}")}";

    private static VerdictComparison Of(
        StandingJudge judge, Verdict before, Verdict after, IEnumerable<(Exchange Before, Exchange After)> all, FlipEvidence evidence, DateTimeOffset at, ServerAddress? server)
    {
        ImmutableArray<(Exchange Before, Exchange After)> pairs = [.. all.Where(pair => !ReferenceEquals(pair.Before, pair.After))];
        ImmutableArray<Exchange> now = [.. pairs.Select(pair => pair.After)];
        var proof = before.Status == after.Status && (before as Verdict.Bogus)?.Cause.Place == (after as Verdict.Bogus)?.Cause.Place ? null
            : pairs.IsEmpty ? new FlipProof([], []) { Before = before.Status, After = after.Status, ByTimeAlone = true }
            : FlipProver.Prove(pairs, before, mixed => judge.Before(evidence.With(now, mixed)).Judge(at, server).Verdict);
        return new VerdictComparison(before, after, proof);
    }

    private static string Word(Verdict verdict) => verdict.Status.ToString().ToLowerInvariant();
}
