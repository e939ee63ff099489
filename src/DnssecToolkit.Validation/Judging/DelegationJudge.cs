using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Steps from a trusted zone to the zone below it: by DS and DNSKEY, or by the proof that there is no DS (RFC 4035 §5.2).</summary>
internal sealed class DelegationJudge(
    EvidenceView view, ResolverPolicy policy, Checkers checkers, RRsetJudge sets, Repairs repairs, JudgeLog log)
{
    private readonly Dictionary<DomainName, ChainLink?> _links = [];

    public ChainLink FromAnchor(TrustAnchor anchor)
    {
        if (_links.TryGetValue(anchor.Zone, out var known) && known is not null)
        {
            return known;
        }

        ImmutableArray<Ds> records = [.. anchor.Ds, .. anchor.Keys.Select(key => DsDigest.ToDs(anchor.Zone, key, DigestType.Sha256)!)];
        var link = WithKeys(anchor.Zone, parent: null, dsSet: null, records);
        _links[anchor.Zone] = link;
        return link;
    }

    /// <summary>The link to a name below a secure zone; null where the name is no zone cut.</summary>
    public ChainLink? Descend(ChainLink parent, DomainName child)
    {
        if (!_links.TryGetValue(child, out var link))
        {
            link = Step(parent, child);
            _links.Add(child, link);
        }

        return link;
    }

    private ChainLink? Step(ChainLink parent, DomainName child)
    {
        var question = new Question(child, RecordType.Ds);
        log.Asked.Add((parent.Zone, question));
        ImmutableArray<RRsetCheck> dsSets =
        [
            .. view.Sets(child, RecordType.Ds)
                .Where(sighting => sighting.Set.Set.Data.Any(data => data is Ds))
                .Select(sighting => sets.Check(sighting, parent))
                .Where(check => !(check.IsValid && check.IsWildcardExpansion)) // a DS that a wildcard made delegates nothing (RFC 4592 §4.6)
                .OrderByDescending(check => check.IsValid),
        ];
        if (dsSets is [{ IsValid: true }, ..])
        {
            // Servers of the parent may disagree, all with good signatures: what leads to the keys counts, as for a resolver that asks the next server.
            dsSets = [.. dsSets.OrderByDescending(check => check.IsValid && dsSets.Any(other => other.IsValid && !SameRecords(check, other)) && LeadsToKeys(child, parent.Zone, check))];
            var best = dsSets[0];
            return WithKeys(child, parent.Zone, best, [.. best.Subject.Set.Set.Data.OfType<Ds>()]) with { DsSets = dsSets };
        }

        var link = new ChainLink(child, SecurityStatus.Bogus) { Parent = parent.Zone, DsSets = dsSets };
        var proofs = NoDsProofs(parent, child);
        if (proofs.FirstOrDefault(proof => proof.Outcome is DenialOutcome.Proved or DenialOutcome.ProvedWithOptOut or DenialOutcome.TooManyIterations) is { } proved)
        {
            // A span that may hold an unsigned delegation, a proof too dear to be looked at, or NS in a list of types is no cut by itself.
            if (dsSets.IsEmpty && !view.LooksLikeApex(child) && view.Referrals(child).IsEmpty && IsOfParent(proved, parent, child))
            {
                return null;
            }

            return Insecure(link with { NoDsProofs = proofs }, ReasonOf(proved, child));
        }

        if (!dsSets.IsEmpty)
        {
            log.Break(Repairs.Of(dsSets), [.. dsSets]);
            return link with { NoDsProofs = proofs };
        }

        if (proofs.Any(proof => proof.Outcome == DenialOutcome.NoDelegation))
        {
            if (proofs.FirstOrDefault(proof => ResponseSide.RefersTo(proof.Exchange, child)) is { } referral)
            {
                log.Suspect ??= new BrokenLink([referral], RRsetJudge.RepairOf(referral));
            }

            return null;
        }

        if (proofs.FirstOrDefault() is { } failed && (view.LooksLikeApex(child) || !view.Referrals(child).IsEmpty))
        {
            log.Break(RRsetJudge.RepairOf(failed), RRsetJudge.SubjectsOf(failed));
            return link with { NoDsProofs = proofs };
        }

        return view.LooksLikeApex(child) && proofs.IsEmpty
            ? Undecided(link, new IndeterminateReason.MissingEvidence(question, parent.Zone, view.FailedAttempts(question)))
            : null;
    }

    /// <summary>The cut that a proof without DS, also a span with opt-out, allows between a secure zone and a name, for resolvers that look for one where an answer does not verify.</summary>
    public ChainLink? HiddenCut(ChainLink parent, DomainName name)
    {
        for (var labels = parent.Zone.LabelCount + 1; labels <= name.LabelCount; labels++)
        {
            var child = name.Ancestor(labels);
            var proofs = NoDsProofs(parent, child);
            if (proofs.FirstOrDefault(proof => (proof.IsProved || proof.Outcome == DenialOutcome.TooManyIterations) && HasGoodSoa(proof.Exchange, parent)) is { } span)
            {
                return Insecure(new ChainLink(child, SecurityStatus.Bogus) { Parent = parent.Zone, NoDsProofs = proofs }, ReasonOf(span, child));
            }
        }

        return null;
    }

    private bool HasGoodSoa(Exchange exchange, ChainLink zone) =>
        MessageSets.Of(exchange).Authority.Where(set => set.Type == RecordType.Soa).All(set => sets.Check(new Sighting(set, Section.Authority, exchange), zone).IsValid);

    private static bool SameRecords(RRsetCheck one, RRsetCheck other) =>
        one.Subject.Set.Set.Data.Length == other.Subject.Set.Set.Data.Length && one.Subject.Set.Set.Data.All(other.Subject.Set.Set.Data.Contains);

    private bool LeadsToKeys(DomainName child, DomainName parent, RRsetCheck dsSet) =>
        view.Sets(child, RecordType.Dnskey).Any(sighting => checkers.KeySets.Check(child, sighting, parent, dsSet, [.. dsSet.Subject.Set.Set.Data.OfType<Ds>()]).IsValid);

    /// <summary>Whether the evidence shows a name as the parent's own: signed by it, or said not to exist.</summary>
    private bool IsOfParent(DenialCheck proof, ChainLink parent, DomainName child) =>
        proof.Outcome == DenialOutcome.TooManyIterations || view.IsSignedBy(child, parent.Zone)
        || (policy.Has(ResolverHabits.SignedDenialIsOfSigner) && proof.Outcome == DenialOutcome.ProvedWithOptOut && view.IsDeniedBy(child, parent.Zone))
        || (policy.Has(ResolverHabits.CutNeedsReferral) && proof.Outcome == DenialOutcome.Proved) || proof.Exchange.Response?.ResponseCode == ResponseCode.NameError;

    /// <summary>Every response that says that a name has no DS: answers to the DS question, and referrals without one.</summary>
    private ImmutableArray<DenialCheck> NoDsProofs(ChainLink parent, DomainName child)
    {
        var claim = new DenialClaim(DenialKind.NoDs, parent.Zone, child, RecordType.Ds);
        return
        [
            .. view.Responses(new Question(child, RecordType.Ds), exchange => ResponseSide.MayDenyDs(exchange, child))
                .Concat(view.Referrals(child).Where(exchange => !exchange.Response!.Authority.Any(record => record.Type == RecordType.Ds)))
                .Where(ResponseSide.WasAskedForDnssec)
                .Select(exchange => sets.Deny(claim, exchange, parent))
                .OrderBy(proof => Rank(proof.Outcome)),
        ];
    }

    private static int Rank(DenialOutcome outcome) => outcome switch
    {
        DenialOutcome.Proved => 0,
        DenialOutcome.ProvedWithOptOut => 1,
        DenialOutcome.TooManyIterations => 2,
        DenialOutcome.NoDelegation => 3,
        _ => 4,
    };

    private static InsecureReason ReasonOf(DenialCheck proof, DomainName child) => proof.Outcome switch
    {
        DenialOutcome.ProvedWithOptOut => new InsecureReason.OptOut(child, proof),
        DenialOutcome.TooManyIterations => new InsecureReason.TooManyIterations(proof.Zone, proof.Iterations ?? 0, proof.IterationLimit),
        _ => new InsecureReason.NoDs(child, proof),
    };

    private ChainLink WithKeys(DomainName zone, DomainName? parent, RRsetCheck? dsSet, ImmutableArray<Ds> records)
    {
        var link = new ChainLink(zone, SecurityStatus.Bogus) { Parent = parent, DsSets = dsSet is null ? [] : [dsSet] };
        var unmatched = new DsSetCheck(zone, parent ?? zone, dsSet, checkers.KeySets.Compare(zone, records, [], isAnchor: dsSet is null));
        if (unmatched.NoneUsable)
        {
            return Insecure(link, dsSet is null ? new InsecureReason.UnsupportedAnchor(zone) : new InsecureReason.UnsupportedDs(zone, unmatched));
        }

        var question = new Question(zone, RecordType.Dnskey);
        log.Asked.Add((zone, question));
        ImmutableArray<KeySetCheck> keySets =
        [
            .. view.Sets(zone, RecordType.Dnskey)
                .Where(sighting => sighting.Set.Set.Data.Any(data => data is Dnskey))
                .Select(sighting => checkers.KeySets.Check(zone, sighting, parent ?? zone, dsSet, records))
                .Select(keySet => repairs.KeySets.Contains(zone) ? keySet with { Assumed = true } : keySet)
                .OrderByDescending(keySet => keySet.IsValid),
        ];
        link = link with { KeySets = keySets };
        if (keySets.Any(keySet => keySet.IsValid))
        {
            link = link with
            {
                Status = SecurityStatus.Secure,
                TrustedKeys = [.. keySets.Where(keySet => keySet.IsValid).SelectMany(keySet => keySet.Keys).DistinctBy(key => key.Key)],
            };
            sets.Trust(link);
            return link;
        }

        if (!keySets.IsEmpty)
        {
            if (NotCheckable(keySets[0]) is { } algorithm)
            {
                return Undecided(link, new IndeterminateReason.NotCheckable(zone, algorithm));
            }

            log.Break(Repairs.Of([keySets[0].RRset]).With(new Repairs { KeySets = [zone] }), SubjectsOf(keySets[0]));
            return link;
        }

        var responses = view.Responses(question);
        if (responses.IsEmpty || !responses.Any(ResponseSide.WasAskedForDnssec))
        {
            return Undecided(link, new IndeterminateReason.MissingEvidence(question, zone, view.FailedAttempts(question)));
        }

        if (repairs.KeySets.Contains(zone))
        {
            return link with { Status = SecurityStatus.Secure };
        }

        log.Break(new Repairs { KeySets = [zone] }, new MissingKeySet(zone, unmatched, responses));
        return link;
    }

    /// <summary>What to put to the rules about a key set without an entry point: no DS fits, or the keys that fit do not sign, or sign badly.</summary>
    private static ImmutableArray<object> SubjectsOf(KeySetCheck keySet)
    {
        var meant = keySet.DsSet.Entries.Where(entry => entry.Outcome == DsOutcome.Matches).Select(entry => entry.Key!).ToList();
        if (meant.Count == 0)
        {
            return [keySet.DsSet, keySet, keySet.RRset];
        }

        var signatures = keySet.RRset.Signatures.Where(check =>
            meant.Exists(key => key.Algorithm == check.Rrsig.Algorithm && KeyTag.Of(key) == check.Rrsig.KeyTag)).ToList();
        return keySet.RRset.Signatures.IsEmpty || signatures.Count > 0
            ? [.. signatures, keySet.RRset, keySet]
            : [keySet, keySet.RRset];
    }

    private static SecurityAlgorithm? NotCheckable(KeySetCheck keySet)
    {
        var meant = keySet.DsSet.Entries.Where(entry => entry.Outcome == DsOutcome.Matches).Select(entry => entry.Ds).ToList();
        return keySet.RRset.Signatures
            .FirstOrDefault(check => check.Problems == SignatureProblems.NotCheckable && meant.Exists(ds => ds.KeyTag == check.Rrsig.KeyTag))?.Rrsig.Algorithm;
    }

    private ChainLink Insecure(ChainLink link, InsecureReason reason)
    {
        log.Insecure ??= reason;
        return link with { Status = SecurityStatus.Insecure, InsecureReason = reason };
    }

    private ChainLink Undecided(ChainLink link, IndeterminateReason reason)
    {
        log.Undecided ??= reason;
        return link with { Status = SecurityStatus.Indeterminate, IndeterminateReason = reason };
    }
}
