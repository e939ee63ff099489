using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Judges one question on one capture at many instants. A judgement tells until when it stands, so that none is made twice.</summary>
/// <remarks>The verdicts are those of <see cref="Validator.Diagnose"/>. Not safe for several threads: results of arithmetic are kept.</remarks>
public sealed class StandingJudge
{
    private readonly Capture _capture;
    private readonly Question _question;
    private readonly TrustAnchors _anchors;
    private readonly ResolverPolicy _policy;
    private readonly ArithmeticMemory _arithmetic;
    private readonly Dictionary<(Rrsig, Dnskey), int?> _flipped;

    /// <summary>Prepares for judgements.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="question">What a client would ask.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="policy">How the resolver judges; the strict reading of the RFCs without one.</param>
    public StandingJudge(Capture capture, Question question, TrustAnchors anchors, ResolverPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(anchors);
        (_capture, _question, _anchors, _policy) = (capture, question, anchors, policy ?? ResolverPolicies.Rfc);
        (_arithmetic, _flipped) = (new ArithmeticMemory(), []);
    }

    private StandingJudge(StandingJudge other, Capture capture)
    {
        (_capture, _question, _anchors, _policy) = (capture, other._question, other._anchors, other._policy);
        (_arithmetic, _flipped) = (other._arithmetic, other._flipped);
    }

    /// <summary>The same judge before other evidence: what was computed is not computed again.</summary>
    public StandingJudge Before(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return new StandingJudge(this, capture);
    }

    /// <summary>The verdict at an instant and how long it stands.</summary>
    /// <param name="at">The instant; the seconds count, fractions do not, but the responses that came later in the same second do not count.</param>
    /// <param name="server">Takes this server's word alone wherever it spoke; null takes the best that any server sent.</param>
    public StandingVerdict Judge(DateTimeOffset at, ServerAddress? server = null)
    {
        at = at.ToUniversalTime();
        var clock = new StandingClock(at, SameEvidence.SoaCounts(_policy));
        clock.Watch(_anchors);
        var checkers = Checkers.For(_policy, at, clock, _arithmetic) with { Flipped = new FlippedBits(_policy.Budget.DamageSearches, _flipped) };
        var judgement = new Judge(new EvidenceView(_capture, at, server, clock), _anchors, at, _policy, checkers, Repairs.None).Judgement(_question);
        clock.Stop();
        Finding? cause = null;
        if (judgement.Broken is { } broken)
        {
            var context = new RuleContext(at, _policy, new SignatureCensusTaker(_capture, at, judgement, checkers.Signatures).Take, checkers.Flipped);
            cause = FindingCollector.CauseOf(broken, context);
        }

        return new StandingVerdict(at, Verdict.Of(judgement, _question, cause, []), clock.Next, clock.Changes)
        {
            Chain = new ChainOfTrust(judgement.Segments),
            Asked = judgement.Asked,
        };
    }
}
