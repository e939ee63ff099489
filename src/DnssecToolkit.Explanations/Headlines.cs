using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The verdict in one sentence, and in a second one what single servers would make of it.</summary>
internal static class Headlines
{
    public static string Of(Diagnosis diagnosis) => OfAll(diagnosis) + OfServers(diagnosis);

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Secure => "secure",
        Verdict.Insecure insecure => $"insecure: {Reason(insecure.Reason)}",
        Verdict.Bogus bogus => $"bogus: {Explainer.Explain(bogus.Cause).Message} ({bogus.Cause.Place})",
        Verdict.Indeterminate indeterminate => $"indeterminate: {Reason(indeterminate.Reason)}",
        _ => throw new ArgumentException("a verdict is one of four", nameof(verdict)),
    };

    public static string Reason(InsecureReason reason) => reason switch
    {
        InsecureReason.NoDs no => $"{no.Proof.Zone} proves that {no.Zone} has no DS, so the delegation is unsigned",
        InsecureReason.OptOut optOut => $"the NSEC3 span of {optOut.Proof.Zone} over {optOut.Zone} has the opt-out flag, so the delegation may be unsigned",
        InsecureReason.UnsupportedDs ds => $"every DS of {ds.Zone} has an algorithm or digest that the policy does not support",
        InsecureReason.OptOutAnswer answer => $"the proof that {answer.Proof.Name} has no answer leans on an NSEC3 of {answer.Zone} with the opt-out flag",
        InsecureReason.TooManyIterations iterations => $"the proof in {iterations.Zone} uses {iterations.Iterations} NSEC3 iterations; the policy computes at most {iterations.Limit}",
        InsecureReason.UnprovedSoa soa => $"the proof of absence in {soa.Zone} holds, but the SOA beside it does not verify; this resolver then answers without AD",
        InsecureReason.UnsupportedAnchor anchor => $"the trust anchor of {anchor.Zone} has only algorithms or digests that the policy does not support",
        _ => throw new ArgumentException("the reasons are closed", nameof(reason)),
    };

    public static string Reason(IndeterminateReason reason) => reason switch
    {
        IndeterminateReason.NoTrustAnchor anchor => $"no trust anchor lies at or above {anchor.Name}",
        IndeterminateReason.MissingEvidence { Attempts: 0 } missing => $"the evidence holds no answer to {missing.Needed}, which servers of {missing.Zone} must give",
        IndeterminateReason.MissingEvidence missing => $"the evidence holds no usable answer to {missing.Needed} from servers of {missing.Zone}, only {Say.Count(missing.Attempts, "failed attempt")}",
        IndeterminateReason.NeverSigned never => $"the records of {never.Question} are signatures, which nothing signs",
        IndeterminateReason.AliasLimit limit => $"the aliases from {limit.Question.Name} go in a circle or over more than {limit.Limit} steps",
        IndeterminateReason.NotCheckable check => $"signatures of {check.Zone} with the algorithm {check.Algorithm} cannot be checked on this machine",
        _ => throw new ArgumentException("the reasons are closed", nameof(reason)),
    };

    /// <summary>What evidence would decide; null where evidence is not what is missing.</summary>
    public static string? Help(IndeterminateReason reason) => reason switch
    {
        IndeterminateReason.NoTrustAnchor => "give a trust anchor for the name or for a zone above it",
        IndeterminateReason.MissingEvidence missing => $"ask each server of {missing.Zone} for {missing.Needed}, with the DO bit set, and add the responses to the evidence",
        _ => null,
    };

    private static string OfAll(Diagnosis diagnosis) => diagnosis.Verdict switch
    {
        Verdict.Secure => Sentence($"{diagnosis.Question} is secure: {Secure(diagnosis)}"),
        Verdict.Insecure insecure => Sentence($"{diagnosis.Question} is insecure: {Reason(insecure.Reason)}"),
        Verdict.Bogus bogus => $"{diagnosis.Question} is bogus: {Explainer.Explain(bogus.Cause).Message} ({bogus.Cause.Place}).",
        Verdict.Indeterminate indeterminate => Sentence($"{diagnosis.Question} is indeterminate: {Reason(indeterminate.Reason)}"),
        _ => throw new ArgumentException("a verdict is one of four", nameof(diagnosis)),
    };

    // A name ends with a dot of its own.
    private static string Sentence(string words) => words.EndsWith('.') ? words : words + ".";

    /// <summary>A zone that is half broken stands as long as a good server is asked first; whoever asks another one fails.</summary>
    private static string OfServers(Diagnosis diagnosis)
    {
        var bad = diagnosis.Servers.Where(server => server.IsAtFault).ToList();
        return diagnosis.Status == SecurityStatus.Bogus || bad.Count == 0
            ? ""
            : $" Taken alone, {bad[0].Server}{(bad.Count > 1 ? $" and {Say.Count(bad.Count - 1, "more server")}" : "")} would make it bogus: {Explainer.Explain(((Verdict.Bogus)bad[0].Verdict).Cause).Message}.";
    }

    private static string Secure(Diagnosis diagnosis)
    {
        var segments = diagnosis.Chain.Segments;
        var anchor = segments[0].Links[0].Zone;
        var last = segments[^1];
        var what = last.Responses[0].Kind switch
        {
            ResponseKind.NameError => $"the proof that {last.Question.Name} does not exist",
            ResponseKind.NoData => $"the proof that {last.Question.Name} has no {last.Question.Type}",
            _ when last.Responses[0].Denial is { Kind: DenialKind.WildcardAnswer } denial => $"the answer made from the wildcard *.{denial.ClosestEncloser}",
            _ => "the answer",
        };
        var zones = Say.Count(segments.SelectMany(segment => segment.Links).Select(link => link.Zone).Distinct().Count(), "zone");
        return $"a chain over {zones} leads from the trust anchor of {(anchor == DomainName.Root ? "the root" : anchor.ToString())} to {what}";
    }
}
