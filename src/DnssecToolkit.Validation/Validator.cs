using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Judges recorded evidence. Pure: the same evidence, instant and policy give the same diagnosis for ever.</summary>
public static class Validator
{
    private const int MostCauses = 4;
    private const int MostServers = 64;

    /// <summary>Follows the chain from the closest trust anchor to the answer and says what holds, what breaks, and why.</summary>
    /// <param name="capture">The evidence: what servers answered.</param>
    /// <param name="question">What a client would ask.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="at">The instant to judge; the seconds count, fractions do not.</param>
    /// <param name="policy">How the resolver judges; the strict reading of the RFCs without one.</param>
    /// <param name="server">Takes this server's word alone wherever it spoke; null takes the best that any server sent.</param>
    /// <param name="cancellationToken">Stops between two servers.</param>
    /// <remarks>RFC 4035 §5 with RFC 5155 §8, RFC 6840, RFC 6672, RFC 9276, RFC 9824. Never throws on evidence, however broken.</remarks>
    public static Diagnosis Diagnose(
        Capture capture,
        Question question,
        TrustAnchors anchors,
        DateTimeOffset at,
        ResolverPolicy? policy = null,
        ServerAddress? server = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(anchors);
        return new DiagnosisBuilder(capture, question, anchors, at.ToUniversalTime(), policy ?? ResolverPolicies.Rfc, server, cancellationToken).Build();
    }

    private sealed class DiagnosisBuilder(
        Capture capture, Question question, TrustAnchors anchors, DateTimeOffset at, ResolverPolicy policy, ServerAddress? server, CancellationToken cancellationToken)
    {
        private readonly Checkers _checkers = Checkers.For(policy, at);

        public Diagnosis Build()
        {
            var view = new EvidenceView(capture, at, server);
            var judgement = Judge(view, Repairs.None);
            var cost = new ValidationCost(_checkers.Signatures.ChecksMade, _checkers.Denials.HashesMade, CountSets(judgement));
            var context = ContextOf(judgement);
            var cause = judgement.Broken is { } broken ? FindingCollector.CauseOf(broken, context) : null;
            var servers = Servers(judgement);
            var findings = FindingCollector.Collect(judgement, cause, Comparisons.Of(capture, view, judgement, at), context);
            cause = cause is null ? null : findings[0];
            var others = findings.Where(finding => finding.BreaksLink && !ReferenceEquals(finding, cause)).ToImmutableArray();
            return new Diagnosis
            {
                Question = question,
                At = at,
                Policy = policy,
                Verdict = VerdictOf(judgement, cause, others),
                Chain = new ChainOfTrust(judgement.Segments),
                Cause = cause is null ? null : Prove(view, judgement, cause, findings),
                Findings = findings,
                Servers = servers,
                ExtendedErrors = ExtendedErrorsOf(judgement, cause, others),
                Cost = cost,
            };
        }

        private Judgement Judge(EvidenceView view, Repairs repairs) =>
            new Judge(view, anchors, at, policy, _checkers, repairs).Judgement(question);

        private RuleContext ContextOf(Judgement judgement) =>
            new(at, policy, new SignatureCensusTaker(capture, at, judgement, _checkers.Signatures).Take, _checkers.Flipped);

        /// <summary>Takes the broken link as whole and judges again: what vanishes was its consequence, what stays is a fault of its own.</summary>
        private RootCause Prove(EvidenceView view, Judgement judgement, Finding cause, ImmutableArray<Finding> findings)
        {
            var repairs = judgement.Broken!.Repair;
            var without = Judge(view, repairs);
            var status = without.Status;
            var remaining = ImmutableArray.CreateBuilder<Finding>();
            var after = without;
            while (after.Broken is { } next && remaining.Count < MostCauses)
            {
                remaining.Add(FindingCollector.CauseOf(next, ContextOf(after)));
                repairs = repairs.With(next.Repair);
                after = Judge(view, repairs);
            }

            var left = FindingCollector.Collect(without, null, [], ContextOf(without)).Select(finding => (finding.Code, finding.Place)).ToHashSet();
            return new RootCause(
                cause,
                status,
                [.. findings.Where(finding => !ReferenceEquals(finding, cause) && finding.BreaksLink && !left.Contains((finding.Code, finding.Place)))],
                remaining.ToImmutable());
        }

        private ImmutableArray<ServerDiagnosis> Servers(Judgement overall)
        {
            var spoken = overall.Asked
                .SelectMany(asked => capture.Responses(asked.Question, at).Select(exchange => (exchange.Server, asked.Zone)))
                .GroupBy(pair => pair.Server)
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Take(MostServers)
                .ToList();
            var servers = ImmutableArray.CreateBuilder<ServerDiagnosis>(spoken.Count);
            foreach (var group in spoken)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var judgement = spoken.Count == 1 ? overall : Judge(new EvidenceView(capture, at, group.Key), Repairs.None);
                var context = ContextOf(judgement);
                var cause = judgement.Broken is { } broken ? FindingCollector.CauseOf(broken, context) : null;
                var findings = FindingCollector.Collect(judgement, cause, [], context)
                    .Where(finding => finding.Servers.Contains(group.Key) || finding.BreaksLink)
                    .ToImmutableArray();
                cause = cause is null ? null : findings[0];
                var others = findings.Where(finding => finding.BreaksLink && !ReferenceEquals(finding, cause)).ToImmutableArray();
                servers.Add(new ServerDiagnosis(group.Key, VerdictOf(judgement, cause, others), findings, ExtendedErrorsOf(judgement, cause, others))
                {
                    Serial = Comparisons.SerialOf(capture, group.Key, at, [.. group.Select(pair => pair.Zone).Distinct()]),
                    Zones = [.. group.Select(pair => pair.Zone).Distinct().OrderBy(zone => zone)],
                });
            }

            return servers.DrainToImmutable();
        }

        private Verdict VerdictOf(Judgement judgement, Finding? cause, ImmutableArray<Finding> others) => Verdict.Of(judgement, question, cause, others);

        /// <summary>The cause's code first, then those of the other faults of the link, then the general one (RFC 8914 §2: several may be sent).</summary>
        private ImmutableArray<ExtendedErrorCode> ExtendedErrorsOf(Judgement judgement, Finding? cause, ImmutableArray<Finding> others)
        {
            var codes = judgement switch
            {
                { Status: SecurityStatus.Bogus } => new[] { cause!.Rule.ExtendedError }
                    .Concat(others.Where(other => other.Severity == Severity.Error).Select(other => other.Rule.ExtendedError))
                    .OfType<ExtendedErrorCode>()
                    .Where(code => code != ExtendedErrorCode.DnssecBogus)
                    .Append(ExtendedErrorCode.DnssecBogus),
                { Status: SecurityStatus.Indeterminate } => [ExtendedErrorCode.DnssecIndeterminate],
                { InsecureReason: InsecureReason.UnsupportedDs { DsSet: var set } } =>
                    set.Entries.Select(entry => entry.Outcome switch
                    {
                        DsOutcome.AlgorithmUnsupported => ExtendedErrorCode.UnsupportedDnskeyAlgorithm,
                        _ => ExtendedErrorCode.UnsupportedDsDigestType,
                    }),
                { InsecureReason: InsecureReason.TooManyIterations } => [ExtendedErrorCode.UnsupportedNsec3Iterations],
                _ => Enumerable.Empty<ExtendedErrorCode>(),
            };
            return [.. codes.Distinct().Where(policy.CanSend)];
        }

        private static int CountSets(Judgement judgement) => judgement.Segments.Sum(segment =>
            segment.Links.Sum(link => link.DsSets.Length + link.KeySets.Length + link.NoDsProofs.Sum(proof => proof.Records.Length))
            + segment.Responses.Sum(response => response.RRsets.Length + (response.Denial?.Records.Length ?? 0)));
    }
}
