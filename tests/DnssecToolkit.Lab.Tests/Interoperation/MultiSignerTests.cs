using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;
using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>A zone of two providers that each sign with keys of their own and publish each other's (RFC 8901 §2.1.2, model 2).</summary>
public sealed class MultiSignerTests
{
    private static readonly string[] Providers = ["north", "south"];

    private static Internet TwoProviders(string denial, DateTimeOffset at, string[]? publishing = null)
    {
        var algorithm = SecurityAlgorithm.EcdsaP256Sha256;
        var plan = PeerTools.Choices("ECDSAP256SHA256", denial).Describe().With(LabChoices.Zone, zone => zone with
        {
            Keys =
            [
                .. from provider in Providers
                   from role in (KeyRole[])[KeyRole.Ksk, KeyRole.Zsk]
                   select new KeyDescription(role, algorithm) { Name = provider, Signer = provider, IsPublished = publishing is null || publishing.Contains(provider) },
            ],
            Servers = [.. Providers.Select(provider => new ServerDescription { Signer = provider })],
        });
        return Internet.Build(plan, at);
    }

    [Theory]
    [InlineData("nsec")]
    [InlineData("nsec3")]
    public void The_copies_of_both_providers_are_good_zones_with_different_signatures(string denial)
    {
        var copies = TwoProviders(denial, PeerTools.Now).ServersOf(LabChoices.Zone).Select(server => server.Zones.Single(zone => zone.Apex == LabChoices.Zone)).ToList();
        Assert.Equal(Providers, copies.Select(copy => copy.Signer));
        Assert.NotEqual(copies[0].ToZoneFile(), copies[1].ToZoneFile());
        using var folder = new PeerFolder();
        foreach (var copy in copies)
        {
            var file = folder.Write("zone", copy.ToZoneFile());
            using var stream = File.OpenRead(file);
            var report = ZoneVerifier.Verify(stream, LabChoices.Zone, null, PeerTools.Now.AddMinutes(1));
            Assert.True(report.Status == SecurityStatus.Secure, string.Join('\n', report.Findings));
            Assert.Equal(4, copy.Records.Count(record => record.Type == RecordType.Dnskey));
            if (Installed.Find("ldns-verify-zone") is not null)
            {
                PeerTools.Run("ldns-verify-zone", file);
            }
        }
    }

    [Theory]
    [InlineData("www A")]
    [InlineData("nothing A")]
    [InlineData("x.wild A")]
    [InlineData("www.unsigned A")]
    public void Each_provider_alone_and_both_together_lead_to_the_same_verdict(string ask)
    {
        var internet = TwoProviders("nsec", PeerTools.Now);
        var question = LabQuestion.Parse(ask, LabChoices.Zone);
        var at = PeerTools.Now.AddMinutes(1);
        var capture = internet.Record(PeerTools.Now, question);
        var status = ask == "www.unsigned A" ? SecurityStatus.Insecure : SecurityStatus.Secure;
        Assert.Equal(status, Validator.Diagnose(capture, question, internet.Anchors, at).Status);
        foreach (var other in internet.ServersOf(LabChoices.Zone))
        {
            var alone = new Captures.Capture(capture.Exchanges.Where(exchange => !exchange.Server.Address.Equals(other.Address.Address)));
            var diagnosis = Validator.Diagnose(alone, question, internet.Anchors, at);
            Assert.True(diagnosis.Status == status, $"without {other}: {diagnosis.Status} {diagnosis.Cause?.Finding.Code}");
        }
    }

    [Fact]
    public void A_provider_whose_keys_the_other_does_not_publish_is_bogus()
    {
        var internet = TwoProviders("nsec", PeerTools.Now, publishing: ["north"]);
        var question = LabQuestion.Parse("www A", LabChoices.Zone);
        var south = internet.ServersOf(LabChoices.Zone)[1];
        var capture = new Captures.Capture(internet.Record(PeerTools.Now, question).Exchanges.Where(
            exchange => exchange.Server.Address.Equals(south.Address.Address) || internet.ServersOf(LabChoices.Zone).All(server => !server.Address.Address.Equals(exchange.Server.Address))));
        Assert.Equal(SecurityStatus.Bogus, Validator.Diagnose(capture, question, internet.Anchors, PeerTools.Now.AddMinutes(1)).Status);
    }
}
