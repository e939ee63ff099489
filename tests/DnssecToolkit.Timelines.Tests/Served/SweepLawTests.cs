using CsCheck;
using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests.Served;

/// <summary>A sweep says at every instant what judging at that instant says, for any mixture of evidence, server and policy.</summary>
public sealed class SweepLawTests
{
    private static readonly string[] Names =
    [
        "good", "expired", "not-yet-valid", "missing-zsk", "missing-nsec3", "broken-apex-nsec3", "one-server-bad", "wrong-ds-digest", "changed-data", "missing-signature", "unsupported-algorithm",
    ];

    private static readonly string[] Questions =
    [
        "www.signed.example. A", "www.nsec3.example. A", "nobody.nsec3.example. A", "www.plain.example. A", "shop.signed.example. A", "info.nic.example. TXT", "alias.signed.example. A",
        "absent.example. A", "any.wild.nsec3.example. AAAA", "plain.example. DS",
    ];

    private static readonly DateTimeOffset Noon = RecordedEvidence.Utc("2026-11-24T12:00:00");

    private static readonly Gen<string> AnyQuestion = Gen.Int[0, Questions.Length - 1].Select(place => Questions[place]);

    private static readonly Gen<ResolverPolicy> AnyPolicy = Gen.Int[0, ResolverPolicies.All.Length - 1].Select(place => ResolverPolicies.All[place]);

    /// <summary>Several recordings, each moved by some minutes: what is served changes in every order.</summary>
    private static readonly Gen<Capture> Mixtures = Gen.Select(Gen.Int[0, Names.Length - 1].Select(place => Names[place]), Gen.Int[-30_000, 1_500_000])
        .Array[1, 4]
        .Select(parts => Capture.Empty.Merge([.. parts.Select(part => RecordedEvidence.Shifted(RecordedEvidence.Of(part.Item1), TimeSpan.FromSeconds(part.Item2)))]));

    [Fact]
    public void A_sweep_says_at_random_instants_what_a_judgement_there_says() =>
        Gen.Select(Mixtures, AnyQuestion, AnyPolicy, Gen.Int[-300_000, 4_000_000].Array[6]).Sample(
            (capture, asked, policy, seconds) =>
            {
                var question = RecordedEvidence.Ask(asked);
                var sweep = VerdictSweep.Of(capture, question, RecordedEvidence.Anchors, new SweepOptions
                {
                    From = Noon.AddSeconds(-300_000),
                    To = Noon.AddSeconds(4_000_001),
                    Policy = policy,
                    Prove = false,
                });
                foreach (var second in seconds)
                {
                    var at = Noon.AddSeconds(second);
                    var judged = Validator.Diagnose(capture, question, RecordedEvidence.Anchors, at, policy);
                    Same(judged.Verdict, sweep.Overall.At(at)!, $"{asked} by {policy} at {at:u}");
                    foreach (var server in judged.Servers)
                    {
                        Same(server.Verdict, sweep.Servers.Single(lane => lane.Server == server.Server).At(at)!, $"{asked} by {policy} at {at:u} from {server.Server}");
                    }
                }
            },
            iter: 60);

    [Fact]
    public void At_each_edge_of_a_sweep_judgements_change_between_the_instant_before_and_the_edge_itself() =>
        Gen.Select(Mixtures, AnyQuestion, AnyPolicy).Sample(
            (capture, asked, policy) =>
            {
                var question = RecordedEvidence.Ask(asked);
                var sweep = VerdictSweep.Of(capture, question, RecordedEvidence.Anchors, new SweepOptions { To = Noon.AddDays(60), Policy = policy, EachServer = false });
                foreach (var change in sweep.Overall.Changes)
                {
                    // One tick before: an edge is exact, to the second for signatures and to the packet for records.
                    var before = Validator.Diagnose(capture, question, RecordedEvidence.Anchors, change.At.AddTicks(-1), policy).Verdict;
                    var after = Validator.Diagnose(capture, question, RecordedEvidence.Anchors, change.At, policy).Verdict;
                    Assert.NotEqual((before.Status, PlaceOf(before)), (after.Status, PlaceOf(after)));
                    Assert.True(change.NotBefore <= change.At);
                }
            },
            iter: 40);

    [Fact]
    public void The_spans_of_every_lane_follow_each_other_without_a_gap() =>
        Gen.Select(Mixtures, AnyQuestion).Sample(
            (capture, asked) =>
            {
                var sweep = VerdictSweep.Of(capture, RecordedEvidence.Ask(asked), RecordedEvidence.Anchors, new SweepOptions { To = Noon.AddDays(60) });
                foreach (var lane in sweep.Servers.Prepend(sweep.Overall).Prepend(sweep.Cached))
                {
                    Assert.Equal(sweep.From, lane.Spans[0].Start);
                    Assert.Equal(sweep.To, lane.Spans[^1].End);
                    Assert.All(lane.Spans.Zip(lane.Spans.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
                    Assert.All(lane.Spans, span => Assert.True(span.Start < span.End));
                    Assert.All(lane.Spans.Skip(1), span => Assert.NotNull(span.Opening));
                }
            },
            iter: 30);

    private static void Same(Verdict judged, VerdictSpan span, string where) =>
        Assert.True((judged.Status, PlaceOf(judged)) == (span.Status, span.CausePlace), $"{where}: judged {judged.Status} {PlaceOf(judged)}, swept {span.Status} {span.CausePlace}");

    private static Place? PlaceOf(Verdict verdict) => (verdict as Verdict.Bogus)?.Cause.Place;
}
