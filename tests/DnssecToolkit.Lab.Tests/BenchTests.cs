using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests;

/// <summary>The healthy bench: everything it has is secure, insecure where it should be, and without a finding.</summary>
public sealed class BenchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Algorithms()
    {
        var data = new TheoryData<string, string>();
        foreach (var denial in Denials.Keys)
        {
            data.Add("ECDSAP256SHA256", denial);
        }

        foreach (var algorithm in (string[])["RSASHA256", "RSASHA512", "ECDSAP384SHA384", "ED25519", "ED448"])
        {
            data.Add(algorithm, "nsec");
        }

        return data;
    }

    private static SecurityAlgorithm Algorithm(string name) => SecurityAlgorithm.TryParse(name, out var algorithm) ? algorithm : throw new FormatException(name);

    private static readonly Dictionary<string, DenialDescription> Denials = new()
    {
        ["nsec"] = DenialDescription.Nsec,
        ["nsec3"] = DenialDescription.Nsec3,
        ["opt-out"] = DenialDescription.OptOutNsec3,
        ["salted"] = DenialDescription.Nsec3 with { Salt = "c0ffee", Iterations = 5 },
        ["compact"] = DenialDescription.Compact,
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Every_kind_of_answer_of_the_healthy_bench_is_what_it_should_be(string algorithm, string denial)
    {
        var internet = Internet.Build(Bench.Describe(Algorithm(algorithm), Denials[denial]), Noon);
        var odd = Expected.SelectMany(pair => Judge(internet, pair.Ask, denial == "opt-out" && LeftOpen.Contains(pair.Ask) ? "Insecure" : pair.Status)).ToList();
        Assert.True(odd.Count == 0, string.Join("\n", odd));
    }

    private static readonly (string Ask, string Status)[] Expected =
    [
        ("www A", "Secure"), ("www AAAA", "Secure"), ("www MX", "Secure"), ("@ DNSKEY", "Secure"), ("@ SOA", "Secure"), ("nothing A", "Secure"),
        ("deep.er.nothing A", "Secure"), ("x.wild A", "Secure"), ("x.y.wild A", "Secure"), ("x.wild TXT", "Secure"), ("alias A", "Secure"), ("away A", "Secure"),
        ("www.moved A", "Secure"), ("b.ent A", "Secure"), ("www.signed A", "Secure"), ("www.unsigned A", "Insecure"), ("unsigned DS", "Secure"), ("@ DS", "Secure"),
    ];

    /// <summary>What opt-out proves only as far as an unsigned delegation could be there (RFC 5155 §9.2).</summary>
    private static readonly string[] LeftOpen = ["nothing A", "deep.er.nothing A", "x.wild A", "x.y.wild A", "x.wild TXT", "unsigned DS"];

    /// <summary>What those who chose these parameters must put up with (RFC 9276 §3.1, RFC 9904).</summary>
    private static readonly string[] Advice = ["nsec3-iterations-nonzero", "nsec3-salt-nonempty", "rrsig-algorithm-not-recommended"];

    private static IEnumerable<string> Judge(Internet internet, string ask, string status)
    {
        var question = LabQuestion.Parse(ask, DomainName.Parse("example.test."));
        var diagnosis = Validator.Diagnose(internet.Record(Noon.AddHours(1), question), question, internet.Anchors, Noon.AddHours(1).AddMinutes(1));
        if (diagnosis.Status.ToString() != status)
        {
            yield return $"{ask}: {diagnosis.Status} {diagnosis.Cause?.Finding.Code}";
        }

        foreach (var finding in diagnosis.Findings.Where(finding => finding.Severity >= Severity.Warning && !Advice.Contains(finding.Code)))
        {
            yield return $"{ask}: {finding.Code} at {finding.Place}";
        }
    }

    [Fact]
    public void The_same_plan_and_seed_give_the_same_octets()
    {
        var first = Internet.Build(Bench.Describe(denial: DenialDescription.Nsec3), Noon);
        var second = Internet.Build(Bench.Describe(denial: DenialDescription.Nsec3), Noon);
        Assert.Equal(first.Zones.Select(zone => zone.ToZoneFile()), second.Zones.Select(zone => zone.ToZoneFile()));
    }

    [Fact]
    public void Another_seed_gives_other_keys()
    {
        var first = Internet.Build(Bench.Describe(), Noon);
        var second = Internet.Build(Bench.Describe() with { Seed = "another" }, Noon);
        Assert.NotEqual(first.Zones[0].Keys[0].Tag, second.Zones[0].Keys[0].Tag);
    }
}
