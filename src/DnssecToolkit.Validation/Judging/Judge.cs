using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Walks from the trust anchor to the answer (RFC 4035 §5), over every zone cut and along every alias.</summary>
internal sealed class Judge
{
    private readonly EvidenceView _view;
    private readonly TrustAnchors _inForce;
    private readonly ResolverPolicy _policy;
    private readonly DelegationJudge _delegations;
    private readonly ResponseJudge _responses;
    private readonly JudgeLog _log;

    public Judge(EvidenceView view, TrustAnchors anchors, DateTimeOffset at, ResolverPolicy policy, Checkers checkers, Repairs repairs)
    {
        (_view, _inForce, _policy) = (view, anchors.InForce(at), policy);
        _log = new JudgeLog();
        var sets = new RRsetJudge(policy, checkers, repairs);
        _delegations = new DelegationJudge(view, policy, checkers, sets, repairs, _log);
        _responses = new ResponseJudge(view, policy, sets, repairs, _log);
    }

    public Judgement Judgement(Question question)
    {
        var segments = new List<ChainSegment>();
        var visited = new HashSet<DomainName>();
        Exchange? origin = null;
        var asked = question;
        while (true)
        {
            var segment = Walk(asked, origin);
            segments.Add(segment);
            visited.Add(asked.Name);
            var best = segment.Responses.FirstOrDefault();
            if (segment.Status is SecurityStatus.Bogus or SecurityStatus.Indeterminate || best?.Alias?.Target is not { } target || IsAnsweredByAlias(asked.Type))
            {
                break;
            }

            if (visited.Contains(target) || segments.Count > _policy.AliasLimit)
            {
                _log.Undecided ??= new IndeterminateReason.AliasLimit(question, _policy.AliasLimit);
                segments[^1] = segment with { Status = SecurityStatus.Indeterminate, Responses = segment.Responses.SetItem(0, WithWayRound(best, segments)) };
                break;
            }

            origin = best.Exchange;
            asked = new Question(target, question.Type, question.Class);
        }

        var status = Combine(segments);
        return new Judgement(status, [.. segments])
        {
            InsecureReason = _log.Insecure,
            IndeterminateReason = _log.Undecided,
            Broken = status == SecurityStatus.Bogus ? _log.Broken : null,
            Asked = [.. _log.Asked.Distinct()],
        };
    }

    private ChainSegment Walk(Question question, Exchange? origin)
    {
        // The parent's side of a cut answers for DS (RFC 4035 §3.1.4.1).
        var deepest = question.Type == RecordType.Ds && !question.Name.IsRoot ? question.Name.Parent : question.Name;
        if (question.Class != RecordClass.Internet || ClosestAnchor(deepest) is not { } anchor)
        {
            _log.Undecided ??= new IndeterminateReason.NoTrustAnchor(question.Name);
            return new ChainSegment(question, [], []) { Status = SecurityStatus.Indeterminate };
        }

        var links = new List<ChainLink> { _delegations.FromAnchor(anchor) };
        ChainLink? doubtful = null;
        var undecided = _log.Undecided;
        for (var labels = anchor.Zone.LabelCount + 1; labels <= deepest.LabelCount && links[^1].Status == SecurityStatus.Secure; labels++)
        {
            if (_delegations.Descend(links[^1], deepest.Ancestor(labels)) is not { } next)
            {
                continue;
            }

            // One stray signature shall not make a zone cut of a name whose records the zone above signs.
            if (next.Status == SecurityStatus.Indeterminate && _view.IsKnownAsSignerOnly(next.Zone))
            {
                doubtful ??= next;
                continue;
            }

            links.Add(next);
        }

        if (_policy.Has(ResolverHabits.SignerDecidesChain) && SignerOf(question) is { } signer && links.FindIndex(link => link.Zone == signer && link.Status == SecurityStatus.Secure) is >= 0 and var place)
        {
            links.RemoveRange(place + 1, links.Count - place - 1);
        }

        var last = links[^1];
        if (_policy.Has(ResolverHabits.NamesAboveMustVerify) && last.Status == SecurityStatus.Secure && FirstBadNameAbove(question, deepest, last) is { } bad)
        {
            return new ChainSegment(question, [.. links], bad) { Status = bad[0].Status };
        }

        var responses = last.Status is SecurityStatus.Secure or SecurityStatus.Insecure
            ? _responses.Check(question, last, origin)
            : [];
        if (last.Status == SecurityStatus.Secure && responses is [{ Status: SecurityStatus.Bogus }, ..] && _policy.Has(ResolverHabits.BadAnswerLooksForCut)
            && _delegations.HiddenCut(last, deepest) is { } cut)
        {
            links.Add(cut);
            last = cut;
            responses = _responses.Check(question, cut, origin);
        }

        if (doubtful is not null)
        {
            if (last.Status == SecurityStatus.Secure && responses.FirstOrDefault()?.Status != SecurityStatus.Secure)
            {
                _log.Undecided = undecided ?? doubtful.IndeterminateReason;
                return new ChainSegment(question, [.. links, doubtful], []) { Status = SecurityStatus.Indeterminate };
            }

            _log.Undecided = undecided ?? (last.Status == SecurityStatus.Indeterminate ? last.IndeterminateReason : null);
        }

        var status = last.Status != SecurityStatus.Secure ? last.Status
            : responses.IsEmpty ? SecurityStatus.Indeterminate
            : responses[0].Status;
        return new ChainSegment(question, [.. links], responses) { Status = status };
    }

    /// <summary>Who made the first signature of the answer; null where there is none.</summary>
    private DomainName? SignerOf(Question question) =>
        _view.Responses(question).SelectMany(exchange => MessageSets.Of(exchange).Answer)
            .FirstOrDefault(set => set.Owner == question.Name && !set.Signatures.IsEmpty)?.Signatures[0].SignersName;

    /// <summary>The responses to the question for the address of a name between the zone and the name asked for, where they do not verify. Names that nobody was asked about are passed over.</summary>
    private ImmutableArray<ResponseCheck>? FirstBadNameAbove(Question question, DomainName deepest, ChainLink zone)
    {
        for (var labels = zone.Zone.LabelCount + 1; labels <= deepest.LabelCount && labels < question.Name.LabelCount; labels++)
        {
            var above = new Question(question.Name.Ancestor(labels), RecordType.A);
            if (!_view.Responses(above).IsEmpty && !_view.LooksLikeApex(above.Name) && _responses.Check(above, zone, null) is [{ Status: SecurityStatus.Bogus }, ..] bad)
            {
                return bad;
            }
        }

        return null;
    }

    /// <summary>The response with the way by which its alias leads back to a name that was asked for before.</summary>
    private static ResponseCheck WithWayRound(ResponseCheck last, List<ChainSegment> segments)
    {
        var names = segments.Select(segment => segment.Question.Name).SkipWhile(name => name != last.Alias!.Target).ToList();
        return names.Count == 0 ? last : last with { Alias = last.Alias! with { WayRound = [last.Alias.Name, .. names] } };
    }

    /// <summary>The anchor that counts; a zone all of whose keys were revoked has none any more (RFC 5011 §5).</summary>
    private TrustAnchor? ClosestAnchor(DomainName name)
    {
        for (var anchor = _inForce.Closest(name); anchor is not null; anchor = anchor.Zone.IsRoot ? null : _inForce.Closest(anchor.Zone.Parent))
        {
            if (anchor.Entries.Any(entry => entry.IsTrusted))
            {
                return anchor;
            }
        }

        return null;
    }

    /// <summary>Whether the CNAME, also one made from a DNAME, is what was asked for (RFC 1034 §3.6.2).</summary>
    private static bool IsAnsweredByAlias(RecordType type) => type == RecordType.Cname || type == RecordType.Any;

    /// <summary>An answer along aliases is as good as its worst part.</summary>
    private static SecurityStatus Combine(List<ChainSegment> segments) =>
        segments.Exists(segment => segment.Status == SecurityStatus.Bogus) ? SecurityStatus.Bogus
        : segments.Exists(segment => segment.Status == SecurityStatus.Indeterminate) ? SecurityStatus.Indeterminate
        : segments.Exists(segment => segment.Status == SecurityStatus.Insecure) ? SecurityStatus.Insecure
        : SecurityStatus.Secure;
}

/// <summary>What a walk notes on its way: the first of each kind counts, being the nearest to the anchor.</summary>
internal sealed class JudgeLog
{
    public BrokenLink? Broken { get; private set; }

    public InsecureReason? Insecure { get; set; }

    public IndeterminateReason? Undecided { get; set; }

    /// <summary>Names to which servers send on as to a zone of its own, although the records say that they are none: the reason, where what comes from there turns out to be unsigned.</summary>
    public BrokenLink? Suspect { get; set; }

    public List<(DomainName Zone, Question Question)> Asked { get; } = [];

    public void Break(Repairs repair, params ImmutableArray<object> subjects) => Broken ??= new BrokenLink(subjects, repair);
}

/// <summary>The checkers that walks share, so that no arithmetic is done twice.</summary>
internal sealed record Checkers(SignatureChecker Signatures, KeySetChecker KeySets, DenialChecker Denials, FlippedBits Flipped)
{
    public static Checkers For(ResolverPolicy policy, DateTimeOffset at, StandingClock? clock = null, ArithmeticMemory? arithmetic = null)
    {
        var signatures = new SignatureChecker(policy, at, clock, arithmetic);
        return new Checkers(signatures, new KeySetChecker(policy, signatures), new DenialChecker(policy), new FlippedBits(policy.Budget.DamageSearches));
    }
}
