using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests.Faults;

/// <summary>Where one server of several is at fault, the findings name it and no other, and its word alone leads to what the catalogue says.</summary>
public sealed class ServerFaultTests
{
    public static TheoryData<string, string> Faults()
    {
        var data = new TheoryData<string, string>();
        foreach (var denial in FaultBench.Denials.Keys)
        {
            foreach (var fault in FaultBench.Fitting(FaultBench.Describe("ECDSAP256SHA256", denial)).Where(fault => Expected(fault, denial).Servers.Length > 0))
            {
                data.Add(fault.Name, denial);
            }
        }

        return data;
    }

    private static Expectation Expected(Fault fault, string denial) => fault.Expect(FaultBench.Describe("ECDSAP256SHA256", denial).Find(FaultBench.Zone)!);

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_bad_server_is_named_and_the_good_ones_are_not(string name, string denial)
    {
        var fault = FaultCatalogue.Find(name)!;
        var expected = Expected(fault, denial);
        var internet = FaultBench.Build(FaultBench.Describe("ECDSAP256SHA256", denial), fault);
        var servers = internet.ServersOf(FaultBench.Zone);
        var bad = expected.Servers.Select(number => servers[number - 1].Address.Address).ToHashSet();

        var diagnosis = FaultBench.Diagnose(internet, fault.In(FaultBench.Zone).Question);
        foreach (var code in expected.Must)
        {
            var named = diagnosis.Findings.Where(finding => finding.Code == code).SelectMany(finding => finding.Servers).Select(server => server.Address)
                .Where(address => servers.Any(server => server.Address.Address.Equals(address))).ToHashSet();
            Assert.True(bad.SetEquals(named), $"{code} names {string.Join(", ", named)}, not {string.Join(", ", bad)}");
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_server_alone_leads_to_its_own_verdict(string name, string denial)
    {
        var fault = FaultCatalogue.Find(name)!;
        var expected = Expected(fault, denial);
        var internet = FaultBench.Build(FaultBench.Describe("ECDSAP256SHA256", denial), fault);
        var question = fault.In(FaultBench.Zone).Question;
        var capture = internet.Record(FaultBench.Signed + Bench.RecordedAfter, question);
        var servers = internet.ServersOf(FaultBench.Zone);
        for (var number = 1; number <= servers.Length; number++)
        {
            var address = capture.Exchanges.Select(exchange => exchange.Server).First(server => server.Address.Equals(servers[number - 1].Address.Address));
            var alone = Validator.Diagnose(capture, question, internet.Anchors, FaultBench.Signed + Bench.JudgedAfter, ResolverPolicies.Rfc, address);
            var status = expected.Servers.Contains(number) ? expected.Alone ?? expected.Status : expected.Status;
            Assert.True(alone.Status.ToString() == status.ToString(), $"server {number} alone: {alone.Status} {alone.Cause?.Finding.Code}, not {status}");
        }
    }
}
