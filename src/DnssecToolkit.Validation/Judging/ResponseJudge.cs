using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Judges the responses to a question in the zone that must answer it (RFC 4035 §5.3 and §5.4).</summary>
internal sealed class ResponseJudge(EvidenceView view, ResolverPolicy policy, RRsetJudge sets, Repairs repairs, JudgeLog log)
{
    /// <summary>Every response that answers, the best first; in an insecure zone without checks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="zone">The last link of the chain, secure or insecure.</param>
    /// <param name="origin">The response whose alias led here; it may hold the answer too.</param>
    public ImmutableArray<ResponseCheck> Check(Question question, ChainLink zone, Exchange? origin)
    {
        log.Asked.Add((zone.Zone, question));
        var responses = Judge(view.Responses(question, exchange => ResponseSide.MayAnswer(exchange, question, zone.Zone)), question, zone);
        if (responses.IsEmpty && policy.Has(ResolverHabits.SoaOfParentIsTaken))
        {
            responses = Judge(view.Responses(question, exchange => MayAnswer(exchange, question, zone)), question, zone);
        }

        if (responses.IsEmpty && origin is not null && SpeaksFor(origin, question, zone))
        {
            responses = Judge([origin], question, zone);
        }

        if (responses.IsEmpty)
        {
            responses = Best(view.Sets(question.Name, question.Type)
                .Where(seen => seen.Section == Section.Answer || (seen.Section == Section.Authority && question.Type == RecordType.Ds))
                .Select(seen => Positive(seen.Exchange, question, zone, [seen.Set], seen.Section)));
        }

        if (zone.Status == SecurityStatus.Insecure)
        {
            return responses;
        }

        switch (responses.FirstOrDefault())
        {
            case null:
                log.Undecided ??= new IndeterminateReason.MissingEvidence(question, zone.Zone, view.FailedAttempts(question));
                break;
            case { Status: SecurityStatus.Bogus } bogus:
                // Records without any signature below a cut that servers see and the proof does not: the proof is at fault.
                if (log.Suspect is { } suspect && bogus.RRsets.All(check => check.Signatures.IsEmpty) && bogus.Denial?.Records.IsEmpty != false)
                {
                    log.Break(suspect.Repair, suspect.Subjects);
                }

                log.Break(RepairOf(bogus), SubjectsOf(bogus));
                break;
            case { Status: SecurityStatus.Indeterminate }:
                log.Undecided ??= question.Type == RecordType.Rrsig
                    ? new IndeterminateReason.NeverSigned(question)
                    : new IndeterminateReason.MissingEvidence(question, zone.Zone, responses.Length);
                break;
            case { Status: SecurityStatus.Insecure, Denial: { } denial }:
                log.Insecure ??= denial.Outcome == DenialOutcome.Proved ? new InsecureReason.UnprovedSoa(zone.Zone)
                    : denial.Outcome == DenialOutcome.TooManyIterations
                    ? new InsecureReason.TooManyIterations(zone.Zone, denial.Iterations ?? 0, denial.IterationLimit)
                    : new InsecureReason.OptOutAnswer(zone.Zone, denial);
                break;
        }

        return responses;
    }

    private ImmutableArray<ResponseCheck> Judge(IEnumerable<Exchange> exchanges, Question question, ChainLink zone) =>
        Best(exchanges.Select(exchange => Judge(exchange, question, zone)));

    private static ImmutableArray<ResponseCheck> Best(IEnumerable<ResponseCheck?> responses) =>
    [
        .. responses
            .OfType<ResponseCheck>()
            .OrderBy(response => response.Status switch
            {
                SecurityStatus.Secure => 0,
                SecurityStatus.Insecure => 1,
                SecurityStatus.Bogus => 2,
                _ => 3,
            }),
    ];

    private ResponseCheck? Judge(Exchange exchange, Question question, ChainLink zone)
    {
        if (question.Type == RecordType.Rrsig && exchange.Response!.Answer.Any(record => record.Type == RecordType.Rrsig && record.Owner == question.Name))
        {
            // There are no signatures over signatures (RFC 4035 §2.2), so a validator can say nothing of the answer as such.
            return new ResponseCheck(question, zone.Zone, exchange, ResponseKind.Positive)
            {
                Status = zone.Status == SecurityStatus.Insecure ? SecurityStatus.Insecure : SecurityStatus.Indeterminate,
            };
        }

        var answer = MessageSets.Of(exchange).Answer;
        var wanted = answer.Where(set => set.Owner == question.Name && Answers(set.Type, question.Type)).ToList();
        var dname = answer.Where(set => set.Type == RecordType.Dname && question.Name.IsBelow(set.Owner)).MaxBy(set => set.Owner.LabelCount);
        var cname = answer.FirstOrDefault(set => set.Owner == question.Name && set.Type == RecordType.Cname);
        if (policy.Has(ResolverHabits.SeveralCnamesAreRefused) && cname is { Set.Data.Length: > 1 })
        {
            return new ResponseCheck(question, zone.Zone, exchange, ResponseKind.Failure)
            {
                Status = SecurityStatus.Indeterminate,
            };
        }

        if (wanted.Count > 0 && !(dname is not null && wanted is [{ Signatures.IsEmpty: true } only] && ReferenceEquals(only, cname)))
        {
            return Positive(exchange, question, zone, wanted);
        }

        if (cname is not null && (dname is null || !cname.Signatures.IsEmpty))
        {
            return Alias(exchange, question, zone, cname, null);
        }

        return dname is not null ? Alias(exchange, question, zone, dname, cname) : Negative(exchange, question, zone);
    }

    /// <summary>Whether the response whose alias led to a name goes on to answer for that name: with records there, or with the SOA of its zone for a denial (RFC 2308 §2).</summary>
    private static bool SpeaksFor(Exchange origin, Question question, ChainLink zone)
    {
        var sets = MessageSets.Of(origin);
        return sets.Answer.Any(set => set.Owner == question.Name || (set.Type == RecordType.Dname && question.Name.IsBelow(set.Owner)))
            || sets.Authority.Any(set => set.Type == RecordType.Soa && (zone.Status == SecurityStatus.Insecure ? question.Name.IsAtOrBelow(set.Owner) : set.Owner == zone.Zone));
    }

    private static bool Answers(RecordType found, RecordType asked) => found == asked || asked == RecordType.Any;

    private ResponseCheck? Positive(Exchange exchange, Question question, ChainLink zone, List<SignedRRset> wanted, Section section = Section.Answer)
    {
        var response = new ResponseCheck(question, zone.Zone, exchange, ResponseKind.Positive);
        if (zone.Status == SecurityStatus.Insecure)
        {
            return response with { Status = SecurityStatus.Insecure };
        }

        var budget = policy.Budget.SignatureChecks;
        var checks = ImmutableArray.CreateBuilder<RRsetCheck>(wanted.Count);
        foreach (var set in wanted)
        {
            checks.Add(sets.Check(new Sighting(set, section, exchange), zone, ref budget));
        }

        return Unsigned(exchange, checks) ? null : WithAuthority(Conclude(response with { RRsets = checks.ToImmutable() }, zone), zone);
    }

    private ResponseCheck? Alias(Exchange exchange, Question question, ChainLink zone, SignedRRset alias, SignedRRset? synthesized)
    {
        var subject = new Sighting(alias, Section.Answer, exchange);
        var check = zone.Status == SecurityStatus.Insecure ? new RRsetCheck(subject, zone.Zone, []) : sets.Check(subject, zone);
        DomainName? target = null;
        var followed = alias.Set.Data[policy.Has(ResolverHabits.LastAliasIsFollowed) ? ^1 : 0];
        if (followed is Cname cname)
        {
            target = cname.Target;
        }
        else if (followed is Dname dname && question.Name.TryRebase(alias.Owner, dname.Target, out var rebased))
        {
            target = rebased;
        }

        var response = new ResponseCheck(question, zone.Zone, exchange, ResponseKind.Alias)
        {
            RRsets = zone.Status == SecurityStatus.Insecure ? [] : [check],
            Alias = new AliasCheck(zone.Zone, question.Name, target, check, synthesized is null ? null : new Sighting(synthesized, Section.Answer, exchange)),
        };
        return zone.Status == SecurityStatus.Insecure ? response with { Status = SecurityStatus.Insecure }
            : Unsigned(exchange, [check]) ? null
            : WithAliasRules(Conclude(response, zone));
    }

    /// <summary>A CNAME that does not follow from the DNAME it came with makes the response false (RFC 6672 §5.3.1).</summary>
    private ResponseCheck WithAliasRules(ResponseCheck response) =>
        response is { Status: SecurityStatus.Secure or SecurityStatus.Insecure, Alias: { IsDname: true, SynthesizedCname: { } cname } alias }
        && !policy.Has(ResolverHabits.CnameIsMadeFromDname)
        && !repairs.RRsets.Contains((alias.Name, RecordType.Cname))
        && !(cname.Set.Set.Data is [Cname made] && made.Target == alias.Target)
            ? response with { Status = SecurityStatus.Bogus }
            : response;

    /// <summary>All RRsets authenticated; where one was made from a wildcard, the exact name must be denied (RFC 4035 §5.3.4).</summary>
    private ResponseCheck Conclude(ResponseCheck response, ChainLink zone)
    {
        if (!response.RRsets.All(check => check.IsValid))
        {
            return response with { Status = SecurityStatus.Bogus };
        }

        if (response.RRsets.FirstOrDefault(check => check.IsWildcardExpansion) is { } expanded && NeedsProof(response, expanded))
        {
            var claim = new DenialClaim(
                DenialKind.WildcardAnswer, zone.Zone, expanded.Subject.Owner, response.Question.Type, expanded.Subject.Owner.Ancestor(expanded.ValidSignature?.Rrsig.Labels ?? expanded.Signatures[0].Rrsig.Labels));
            var denial = sets.Deny(claim, response.Exchange, zone);
            return response with { Denial = denial, Status = StatusOf(denial.Outcome) };
        }

        return response with { Status = SecurityStatus.Secure };
    }

    private bool NeedsProof(ResponseCheck response, RRsetCheck expanded) =>
        !(response.Kind == ResponseKind.Alias && policy.Has(ResolverHabits.WildcardAliasNeedsNoProof))
        && !(expanded.ValidSignature is { Rrsig.Labels: 0 } && policy.Has(ResolverHabits.NoLabelsMeansNoWildcard));

    /// <summary>What else the response brings with signatures, for resolvers that insist on all of it.</summary>
    private ResponseCheck WithAuthority(ResponseCheck response, ChainLink zone)
    {
        if (response.Status != SecurityStatus.Secure || !policy.Has(ResolverHabits.AuthorityOfAnswersMustVerify))
        {
            return response;
        }

        var bad = MessageSets.Of(response.Exchange).Authority
            .Where(set => !set.Signatures.IsEmpty && set.Owner.IsAtOrBelow(zone.Zone) && set.Set.Data[0] is not (Nsec or Nsec3))
            .Select(set => sets.Check(new Sighting(set, Section.Authority, response.Exchange), zone))
            .Where(check => !check.IsValid)
            .ToImmutableArray();
        return bad.IsEmpty ? response : response with { RRsets = [.. response.RRsets, .. bad], Status = SecurityStatus.Bogus };
    }

    private bool MayAnswer(Exchange exchange, Question question, ChainLink zone) =>
        ResponseSide.MayAnswer(exchange, question, zone.Zone, policy.Has(ResolverHabits.SoaOfParentIsTaken));

    private bool NeedsSoa(bool isNameError) => policy.Has(isNameError ? ResolverHabits.NameErrorNeedsSoa : ResolverHabits.NoDataNeedsSoa);

    private ResponseCheck? Negative(Exchange exchange, Question question, ChainLink zone)
    {
        var message = exchange.Response!;
        var isNameError = message.ResponseCode == ResponseCode.NameError;
        if (!MayAnswer(exchange, question, zone))
        {
            return null;
        }

        var response = new ResponseCheck(question, zone.Zone, exchange, isNameError ? ResponseKind.NameError : ResponseKind.NoData);
        if (zone.Status == SecurityStatus.Insecure)
        {
            return response with { Status = SecurityStatus.Insecure };
        }

        if (!ResponseSide.WasAskedForDnssec(exchange))
        {
            return null;
        }

        var denial = sets.Deny(
            new DenialClaim(isNameError ? DenialKind.NameError : DenialKind.NoData, zone.Zone, question.Name, question.Type), exchange, zone);
        denial = denial with { Contradictions = [.. view.Sets(question.Name, question.Type).Where(seen => seen.Section == Section.Answer && seen.Exchange != exchange)] };
        response = response with
        {
            Denial = denial,
            Kind = denial.Mechanism == DenialMechanism.Compact && denial.IsProved ? ResponseKind.NameError : response.Kind,
            Status = StatusOf(denial.Outcome),
        };
        var soa = MessageSets.Of(exchange).Authority.Where(set => set.Type == RecordType.Soa).ToList();
        if (soa.Count == 0 && NeedsSoa(isNameError))
        {
            return response with { Status = SecurityStatus.Indeterminate };
        }

        var downgrades = policy.Has(ResolverHabits.BadSoaMakesInsecure);
        if ((policy.AuthorityMustVerify || downgrades) && response.Status is SecurityStatus.Secure or SecurityStatus.Insecure)
        {
            ImmutableArray<RRsetCheck> beside = [.. soa.Where(set => set.Owner.IsAtOrBelow(zone.Zone)).Select(set => sets.Check(new Sighting(set, Section.Authority, exchange), zone))];
            response = beside.All(check => check.IsValid) ? response with { RRsets = beside }
                : downgrades ? response with { Status = SecurityStatus.Insecure }
                : response with { RRsets = beside, Status = SecurityStatus.Bogus };
        }

        return response;
    }

    private static SecurityStatus StatusOf(DenialOutcome outcome) => outcome switch
    {
        DenialOutcome.Proved => SecurityStatus.Secure,
        DenialOutcome.ProvedWithOptOut or DenialOutcome.TooManyIterations => SecurityStatus.Insecure,
        _ => SecurityStatus.Bogus,
    };

    /// <summary>Records without signatures in a response to a query that did not ask for them are no evidence.</summary>
    private static bool Unsigned(Exchange exchange, IEnumerable<RRsetCheck> checks) =>
        checks.All(check => check.Signatures.IsEmpty) && !ResponseSide.WasAskedForDnssec(exchange);

    private static Repairs RepairOf(ResponseCheck response)
    {
        var broken = response.RRsets.Where(check => !check.IsValid).ToList();
        return broken.Count > 0 ? Repairs.Of(broken)
            : response.Denial is { IsProved: false } denial ? RRsetJudge.RepairOf(denial)
            : response.Alias is { } alias ? new Repairs { RRsets = [(alias.Name, RecordType.Cname)] }
            : Repairs.None;
    }

    private static ImmutableArray<object> SubjectsOf(ResponseCheck response)
    {
        var broken = response.RRsets.Where(check => !check.IsValid).Cast<object>().ToList();
        return broken.Count > 0 ? [.. broken, response]
            : response.Denial is { IsProved: false } denial ? [.. RRsetJudge.SubjectsOf(denial), response]
            : response.Alias is { } alias ? [alias, response]
            : [response];
    }
}
