using System.Collections.Concurrent;
using DnssecToolkit.Judges.Localisation;
using DnssecToolkit.Judges.Peers;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Tests;

/// <summary>Our own causes by the rule of <c>data/localisation/RULE.md</c>, on evidence that the lab records itself: no socket, no clock.</summary>
public class LocalisationTests
{
    private static readonly DateTimeOffset JudgedAt = new(2026, 5, 5, 13, 1, 0, TimeSpan.Zero);

    public static TheoryData<string> Combinations() => ["ECDSAP256SHA256/nsec3"];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_fault_has_the_right_verdict_and_cause_and_health_has_no_false_code(string name)
    {
        var cases = LocalisationCase.Of(Combination.All.Single(one => one.ToString() == name)).ToList();
        var results = new ConcurrentBag<Localised>();
        Parallel.ForEach(cases, asked => results.Add(LocalisationRule.Judge(asked, LocalisationRun.InMemory(asked, JudgedAt))));

        Assert.True(results.Count > 200, $"{results.Count} cases");
        Assert.Equal("", string.Join('\n', LocalisationReport.OurMisses(results).Concat(LocalisationReport.OurCodes(results)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("www.example.test. A rrsig-expired", "rrsig-expired", true)]
    [InlineData("example.test. DNSKEY rrsig-expired", "rrsig-expired", false)]
    [InlineData("www.example.test. AAAA rrsig-expired", "rrsig-expired", false)]
    [InlineData("www.example.test. A rrsig-invalid", "rrsig-invalid", false)]
    public void Ours_has_to_name_the_very_code_at_the_very_record(string statement, string code, bool isRight)
    {
        var place = statement.Split(' ');
        var report = $$$"""{"status":"bogus","findings":[],"cause":{"owner":"{{{place[0]}}}","type":"{{{place[1]}}}","code":"{{{code}}}"}}""";
        Assert.Equal(isRight, LocalisationRule.Judge(Expired, new PeerAnswer(Peer.Ours, report, 0, TimedOut: false)).CauseRight);
    }

    [Theory]
    [InlineData("validation failure <www.example.test. A IN>: signature expired from 127.0.0.1", true)]
    [InlineData("validation failure <www.example.test. AAAA IN>: signature expired from 127.0.0.1", false)]
    [InlineData("validation failure <www.example.test. A IN>: no keys have a DS", false)]
    [InlineData("www.example.test. has address 192.0.2.80 (secure)", false)]
    public void A_peer_has_to_name_the_record_and_the_reason_in_one_statement(string line, bool isRight) =>
        Assert.Equal(isRight, LocalisationRule.Judge(Expired, new PeerAnswer(Peer.UnboundHost, line, 0, TimedOut: false)).CauseRight);

    private static LocalisationCase Expired { get; } = LocalisationCase.Of(Combination.All[0]).Single(one => one.Fault == FaultCatalogue.Find("rrsig-expired"));
}
