using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Judges many questions by the same evidence at one instant: what they share, such as the keys of a zone, is checked once.</summary>
/// <remarks>Gives the same statuses as <see cref="Validator.Diagnose"/>, without its proof of the cause, its comparison of servers and its list of all findings. The cause is named by what all questions so far have shown. Not safe for several threads.</remarks>
/// <param name="capture">The evidence.</param>
/// <param name="anchors">The keys trusted to begin with.</param>
/// <param name="at">The instant to judge; the seconds count, fractions do not.</param>
/// <param name="policy">How the resolver judges; the strict reading of the RFCs without one.</param>
/// <param name="server">Takes this server's word alone wherever it spoke; null takes the best that any server sent.</param>
public sealed class QuestionSeries(Capture capture, TrustAnchors anchors, DateTimeOffset at, ResolverPolicy? policy = null, ServerAddress? server = null)
{
    private const int QuestionsInAView = 4096;
    private const int MostRemembered = 64; // signatures of a tag: enough to tell one bad signature from a bad key
    private const int DamageSearches = 64; // for all questions together; a search is dear

    private readonly ResolverPolicy _policy = policy ?? ResolverPolicies.Rfc;
    private readonly Checkers _checkers = Checkers.For(policy ?? ResolverPolicies.Rfc, at.ToUniversalTime()) with { Flipped = new FlippedBits(DamageSearches) };
    private EvidenceView _view = new(capture, at.ToUniversalTime(), server);
    private readonly Dictionary<(DomainName Zone, SecurityAlgorithm Algorithm, ushort KeyTag), (HashSet<Rrsig> Good, HashSet<Rrsig> Bad)> _signatures = [];
    private int _asked;

    /// <summary>The instant that is judged, in UTC.</summary>
    public DateTimeOffset At { get; } = at.ToUniversalTime();

    /// <summary>The verdict on a question, with the chain that it rests on.</summary>
    public (Verdict Verdict, ChainOfTrust Chain) Judge(Question question)
    {
        var judgement = Walk(question);
        Remember(judgement);
        Verdict verdict = judgement.Status switch
        {
            SecurityStatus.Secure => new Verdict.Secure(),
            SecurityStatus.Insecure => new Verdict.Insecure(judgement.InsecureReason!),
            SecurityStatus.Bogus => new Verdict.Bogus(CauseOf(judgement), []),
            _ => new Verdict.Indeterminate(judgement.IndeterminateReason ?? new IndeterminateReason.MissingEvidence(question, question.Name, 0)),
        };
        return (verdict, new ChainOfTrust(judgement.Segments));
    }

    /// <summary>The status of a question and, where it is bogus, the place where the chain breaks, without its reason: for very many names, of which few places need a reason.</summary>
    public (SecurityStatus Status, Place? Broken) StatusOf(Question question)
    {
        var judgement = Walk(question);
        return (judgement.Status, judgement.Broken is { } broken ? FindingCollector.PlaceOf(broken.Subjects[0]) : null);
    }

    private Judgement Walk(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (++_asked % QuestionsInAView == 0)
        {
            _view = new EvidenceView(capture, At, server); // a view remembers every question, and a zone may have millions of names
        }

        return new Judge(_view, anchors, At, _policy, _checkers, Repairs.None).Judgement(question);
    }

    private Finding CauseOf(Judgement judgement) =>
        FindingCollector.CauseOf(judgement.Broken!, new RuleContext(At, _policy, CensusOf(judgement), _checkers.Flipped));

    /// <summary>How the signatures under a tag fare in the evidence of a question; where that tells too little, in the evidence of all questions judged so far.</summary>
    private Func<DomainName, SecurityAlgorithm, ushort, SignatureCensus> CensusOf(Judgement judgement)
    {
        var taker = new SignatureCensusTaker(capture, At, judgement, _checkers.Signatures);
        return (zone, algorithm, keyTag) =>
        {
            var census = taker.Take(zone, algorithm, keyTag);
            return _signatures.TryGetValue((zone, algorithm, keyTag), out var seen) && seen.Good.Count + seen.Bad.Count > census.Good + census.Bad
                ? new SignatureCensus(seen.Good.Count, seen.Bad.Count)
                : census;
        };
    }

    private void Remember(Judgement judgement)
    {
        foreach (var check in SignatureCensusTaker.SignaturesOf(judgement))
        {
            var key = (check.Zone, check.Rrsig.Algorithm, check.Rrsig.KeyTag);
            if (!_signatures.TryGetValue(key, out var seen))
            {
                _signatures.Add(key, seen = ([], []));
            }

            if (seen.Good.Count + seen.Bad.Count < MostRemembered && (check.ValidKey is not null || check.Has(SignatureProblems.CryptographyFailed)))
            {
                (check.ValidKey is not null ? seen.Good : seen.Bad).Add(check.Rrsig);
            }
        }
    }
}
