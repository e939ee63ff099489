using System.Collections.Concurrent;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>Every fault of the lab's catalogue: what the walk brings home is judged as what the lab itself has recorded.</summary>
public class FaultyLabTests
{
    private static readonly DateTimeOffset SignedAt = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_walk_over_a_broken_lab_leads_to_the_same_verdict_and_cause()
    {
        var bench = Bench.Describe(denial: DenialDescription.Nsec3);
        var zone = Bench.ZoneToBreak(DomainName.Parse("test."));
        var faults = FaultCatalogue.All.Where(fault => fault.Needs(bench.Find(zone)!) is null).ToList();
        var differences = new ConcurrentBag<string>();
        Assert.True(faults.Count >= 20);

        await Parallel.ForEachAsync(faults, TestContext.Current.CancellationToken, async (fault, end) =>
        {
            var placement = fault.In(zone);
            var internet = Internet.Build(bench, SignedAt, placement);
            var own = Judged(internet.Record(SignedAt + Bench.RecordedAfter, placement.Question), internet, placement.Question);
            var report = await new Walker(
                new WalkOptions
                {
                    Hints = RootHints.Of(internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)),
                    Politeness = new Politeness { QueriesPerSecond = 10_000, Burst = 10_000 },
                    Patience = new Patience { Whole = TimeSpan.FromSeconds(1), Again = TimeSpan.FromMilliseconds(250), Backoff = TimeSpan.FromMilliseconds(10) },
                },
                new LabNetwork(internet, new ManualTime(SignedAt + Bench.RecordedAfter))).WalkAsync([placement.Question], cancellationToken: end);
            var walked = Judged(report.Capture, internet, placement.Question);

            // A server that fails on some transport or with EDNS is asked in another way by the walk than by the lab's recorder: it may bring home more.
            var agrees = fault.Servers is null ? own == walked : own.Status == walked.Status || own.Status == SecurityStatus.Indeterminate;
            if (!agrees)
            {
                differences.Add($"{fault.Name} {placement.Question}: lab {own}, walk {walked}");
            }
        });

        Assert.True(differences.IsEmpty, string.Join('\n', differences.Order(StringComparer.Ordinal)));
    }

    private static (SecurityStatus Status, string? Cause) Judged(Capture capture, Internet internet, Question question)
    {
        var diagnosis = Validator.Diagnose(capture, question, internet.Anchors, SignedAt + Bench.JudgedAfter);
        return (diagnosis.Status, diagnosis.Cause?.Finding.Code);
    }
}
