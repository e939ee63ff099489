using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What a resolver may hold after a repair: some parts are from before and still in its cache, the others are fresh.</summary>
/// <param name="Link">The phase that the DS set, or the proof that there is none, is from; numbered from 0.</param>
/// <param name="Keys">The phase that the DNSKEY set is from.</param>
/// <param name="Answer">The phase that the answer is from.</param>
/// <param name="Status">What the validator makes of it.</param>
/// <param name="Code">The code of the cause; null unless bogus.</param>
/// <param name="Until">Until when it can be: then the first of its old parts has run out everywhere. Null: it is the fresh state, for good.</param>
public sealed record CacheMix(int Link, int Keys, int Answer, SecurityStatus Status, string? Code, DateTimeOffset? Until)
{
    /// <summary>Whether a resolver that holds this answers SERVFAIL.</summary>
    public bool Fails => Status == SecurityStatus.Bogus;
}

/// <summary>Whether a repair is safe: whatever parts of earlier phases caches may still hold, each combination with the repaired zone must validate, and the validator itself says whether it does.</summary>
/// <param name="Question">What was judged.</param>
/// <param name="Zone">The zone whose parts were mixed.</param>
/// <param name="Mixes">Every combination that can be, the fresh state first.</param>
public sealed record CacheMixes(Question Question, DomainName Zone, ImmutableArray<CacheMix> Mixes)
{
    /// <summary>Whether no combination fails.</summary>
    public bool IsSafe => !Mixes.Any(mix => mix.Fails);

    /// <summary>Until when some resolver may hold a combination that fails; null where none does, or where the fresh state itself fails.</summary>
    public DateTimeOffset? UnsafeUntil => Mixes.Where(mix => mix.Fails).Max(mix => mix.Until);

    /// <summary>Whether the repair repairs: what is served now validates.</summary>
    public bool Repairs => !Mixes[0].Fails && Mixes[0].Status != SecurityStatus.Indeterminate;

    /// <summary>Mixes what was served in the phases with what is served in the last one.</summary>
    /// <remarks>A part of an earlier phase is in a cache only if it validated then (RFC 4035 §4.7), and only for its TTL after its phase.</remarks>
    /// <param name="phases">The phases in order, the repair last.</param>
    /// <param name="question">The question that clients ask.</param>
    /// <param name="zone">The zone whose DS, keys and data changed.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="policy">How resolvers judge; the strict reading of the RFCs without one.</param>
    /// <exception cref="ArgumentException">There are fewer than two phases.</exception>
    public static CacheMixes Check(ImmutableArray<OutagePhase> phases, Question question, DomainName zone, TrustAnchors anchors, ResolverPolicy? policy = null)
    {
        if (phases.Length < 2)
        {
            throw new ArgumentException("A repair has a phase before it.", nameof(phases));
        }

        var last = phases.Length - 1;
        var parts = phases.Select(phase => phase.Evidence.Exchanges.ToLookup(exchange => CacheParts.Of(exchange, zone, question))).ToList();
        var candidates = Enum.GetValues<CachePart>().Select(part => Candidates(part)).ToArray();
        var mixes = ImmutableArray.CreateBuilder<CacheMix>();
        foreach (var (link, linkEnds) in candidates[(int)CachePart.Link])
        {
            foreach (var (keys, keysEnd) in candidates[(int)CachePart.Keys])
            {
                foreach (var (answer, answerEnds) in candidates[(int)CachePart.Answer])
                {
                    var ends = new[] { linkEnds, keysEnd, answerEnds }.Min(); // null is later than everything, and Min passes it over
                    var evidence = new Capture(
                        parts[last][null].Concat(parts[link][CachePart.Link]).Concat(parts[keys][CachePart.Keys]).Concat(parts[answer][CachePart.Answer]));
                    var (verdict, _) = new QuestionSeries(evidence, anchors, phases[last].At, policy).Judge(question);
                    mixes.Add(new CacheMix(link, keys, answer, verdict.Status, (verdict as Verdict.Bogus)?.Cause.Code, ends));
                }
            }
        }

        return new CacheMixes(question, zone, [.. mixes.OrderByDescending(mix => mix.Link == last && mix.Keys == last && mix.Answer == last)]);

        // The fresh part, and each other content that a cache may still hold, with the end of its life.
        IEnumerable<(int Phase, DateTimeOffset? Ends)> Candidates(CachePart part)
        {
            yield return (last, null);
            var seen = new HashSet<string> { CacheParts.Content(parts[last][part]) };
            for (var phase = last - 1; phase >= 0; phase--)
            {
                var exchanges = parts[phase][part].ToList();
                var ends = phases[phase + 1].From.AddSeconds(CacheParts.Ttl(exchanges) ?? 0);
                if (ends > phases[last].From && IsKept(part, phase) && seen.Add(CacheParts.Content(exchanges)))
                {
                    yield return (phase, ends);
                }
            }
        }

        bool IsKept(CachePart part, int phase)
        {
            var (verdict, chain) = new QuestionSeries(phases[phase].Evidence, anchors, phases[phase].At, policy).Judge(question);
            var link = chain.Segments.FirstOrDefault()?.Links.FirstOrDefault(link => link.Zone == zone);
            return part switch
            {
                CachePart.Link => link is not null && (link.DsSets.Any(set => set.IsValid) || link.NoDsProofs.Any(proof => proof.IsProved)),
                CachePart.Keys => link is { Status: SecurityStatus.Secure },
                _ => verdict.Status is SecurityStatus.Secure or SecurityStatus.Insecure,
            };
        }
    }
}
