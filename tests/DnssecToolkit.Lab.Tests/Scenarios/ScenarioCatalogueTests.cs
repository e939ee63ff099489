using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests.Scenarios;

/// <summary>Named scenarios do what they say at the instants they say.</summary>
public sealed class ScenarioCatalogueTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Scripts()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (name, verdicts) in new[]
        {
            ("bad-leaf-signatures", "Secure Bogus Secure"),
            ("bad-no-ds-proof", "Insecure Bogus Insecure"),
            ("wrong-ds-then-fixed", "Secure Bogus Secure"),
            ("missing-zsk-then-published", "Secure Bogus Secure"),
            ("wrong-ds-then-removed", "Secure Bogus Insecure"),
            ("bad-key-signatures", "Secure Bogus Secure"),
            ("ds-removed", "Secure Insecure"),
            ("expired-signatures", "Secure Bogus Secure"),
            ("one-of-three-servers-bad", "Secure Secure Secure"),
            ("al-2026-07-03", "Secure Bogus Bogus Insecure"),
            ("nz-2023-05-29", "Secure Secure"),
            ("de-2010-05-12", "Secure Secure Secure"),
        })
        {
            foreach (var denial in (string[])["nsec", "nsec3", "opt-out"])
            {
                data.Add(name, denial, name == "de-2010-05-12" && denial == "opt-out" ? "Secure Insecure Secure" : verdicts); // within an opt-out span absence is insecure (RFC 5155 §6)
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Each_act_of_a_script_has_the_verdict_it_is_told_for(string name, string denial, string verdicts)
    {
        var choices = new LabChoices { Denial = denial switch { "nsec" => DenialDescription.Nsec, "nsec3" => DenialDescription.Nsec3, _ => DenialDescription.OptOutNsec3 } };
        var scenario = ScenarioCatalogue.Parse(name, choices);
        var script = scenario.Play(Start);
        var question = Assert.Single(scenario.Questions);
        var seen = script.Changes.Select(change =>
        {
            var at = change.At.AddSeconds(5);
            return Validator.Diagnose(script.At(at).Record(at, question), question, script.At(at).Anchors, at.AddSeconds(1)).Status.ToString();
        });
        Assert.Equal(verdicts, string.Join(' ', seen));
    }

    public static TheoryData<string> Played => [.. ScenarioCatalogue.All.Where(named => named.Make(new LabChoices()).IsPlayed).Select(named => named.Name)];

    [Theory]
    [MemberData(nameof(Played))]
    public void The_evidence_of_all_acts_together_is_judged_at_each_of_them_as_if_it_were_alone(string name)
    {
        var scenario = ScenarioCatalogue.Parse(name);
        var script = scenario.Play(scenario.Begins ?? Start);
        var probes = script.Changes.Select(change => change.At.AddSeconds(5)).ToList();
        var alone = probes.ToDictionary(at => at, at => script.At(at).Record(at, scenario.Questions));
        var together = new Capture(alone.Values.SelectMany(capture => capture.Exchanges));
        foreach (var question in scenario.Questions)
        {
            Assert.Equal(probes.Select(at => Verdict(alone[at], at)), probes.Select(at => Verdict(together, at)));

            string Verdict(Capture capture, DateTimeOffset at)
            {
                var diagnosis = Validator.Diagnose(capture, question, script.At(at).Anchors, at.AddSeconds(1));
                return $"{question.Name} at {at:u}: {diagnosis.Status} {diagnosis.Cause?.Finding.Code}";
            }
        }
    }

    [Fact]
    public void The_outage_of_de_is_played_at_the_instants_it_happened()
    {
        var scenario = ScenarioCatalogue.Parse("de-2026-05-05");
        var script = scenario.Play(scenario.Begins!.Value);
        Assert.Equal("Insecure", VerdictAt(19, 20));
        Assert.Equal("Bogus rrsig-made-by-other-key a0d5d1p51kijsevll74k523htmq406bk.de.", VerdictAt(20, 30));
        Assert.Equal("Insecure", VerdictAt(23, 20));
        Assert.All(script.Changes, change => Assert.All(script.At(change.At).Servers, server => Assert.True(System.Net.IPAddress.IsLoopback(server.Address.Address), $"{server.Address}")));

        string VerdictAt(int hour, int minute)
        {
            var at = new DateTimeOffset(2026, 5, 5, hour, minute, 0, TimeSpan.Zero);
            var diagnosis = Validator.Diagnose(script.At(at).Record(at, scenario.Questions[0]), scenario.Questions[0], script.At(at).Anchors, at.AddSeconds(1));
            return $"{diagnosis.Status} {diagnosis.Cause?.Finding.Code} {diagnosis.Cause?.Finding.Place.Owner}".TrimEnd();
        }
    }

    [Fact]
    public void An_incident_that_is_as_it_was_refuses_another_algorithm() =>
        Assert.StartsWith("de-2026-05-05 is as it was", Assert.Throws<ArgumentException>(() => ScenarioCatalogue.Parse("de-2026-05-05", new LabChoices { Algorithm = SecurityAlgorithm.Ed25519 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_one_server_of_three_is_bad_and_it_is_found()
    {
        var scenario = ScenarioCatalogue.Parse("one-of-three-servers-bad");
        var at = Start.AddSeconds(40);
        var internet = scenario.Play(Start).At(at);
        var diagnosis = Validator.Diagnose(internet.Record(at, scenario.Questions), scenario.Questions[0], internet.Anchors, at.AddSeconds(1));
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "rrsig-invalid");
    }

    [Fact]
    public void The_same_anchor_holds_in_every_act()
    {
        foreach (var named in ScenarioCatalogue.All)
        {
            var script = named.Make(new LabChoices()).Play(Start);
            Assert.Single(script.Changes.Select(change => script.At(change.At).Anchors.ToString()).Distinct());
        }
    }

    [Fact]
    public void Faults_joined_by_plus_are_one_scenario() =>
        Assert.Equal(["rrsig-expired", "rrsig-expired"], ScenarioCatalogue.Parse("rrsig-expired + rrsig-expired").Faults.Select(placement => placement.Fault.Name));

    [Fact]
    public void A_name_that_is_neither_is_named() =>
        Assert.Equal("nonesuch", Assert.Throws<UnknownScenarioException>(() => ScenarioCatalogue.Parse("rrsig-expired+nonesuch")).Name);

    [Fact]
    public void Names_are_never_shared_with_faults() =>
        Assert.Empty(ScenarioCatalogue.All.Select(scenario => scenario.Name).Intersect(FaultCatalogue.All.Select(fault => fault.Name)));
}
