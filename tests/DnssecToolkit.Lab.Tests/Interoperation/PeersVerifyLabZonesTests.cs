using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>Zones that the lab signed pass the verifiers of BIND, ldns and Knot.</summary>
public sealed class PeersVerifyLabZonesTests
{
    public static TheoryData<string, string> Cases => PeerTools.AlgorithmsAndDenials();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dnssec_verify_accepts_every_zone(string algorithm, string denial)
    {
        PeerTools.SkipWithout("dnssec-verify");
        ForEachZone(algorithm, denial, (zone, file) => PeerTools.Run("dnssec-verify", "-q", "-o", zone, file));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ldns_verify_zone_accepts_every_zone(string algorithm, string denial)
    {
        PeerTools.SkipWithout("ldns-verify-zone");
        ForEachZone(algorithm, denial, (_, file) => PeerTools.Run("ldns-verify-zone", "-t", PeerTools.Stamp(PeerTools.Now.AddHours(1)), file));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kzonecheck_accepts_every_zone(string algorithm, string denial)
    {
        PeerTools.SkipWithout("kzonecheck");
        ForEachZone(algorithm, denial, (zone, file) => PeerTools.Run("kzonecheck", "-d", "on", "-o", zone, file));
    }

    [Theory]
    [InlineData("dnssec-verify")]
    [InlineData("ldns-verify-zone")]
    public void A_broken_zone_of_the_lab_is_not_accepted(string program)
    {
        PeerTools.SkipWithout(program);
        using var folder = new PeerFolder();
        var internet = ScenarioCatalogue.Of([FaultCatalogue.Find("rrsig-expired")!]).Build(PeerTools.Now);
        var file = folder.Write("zone", internet.Find(LabChoices.Zone)!.ToZoneFile());
        var run = Testing.Servers.Installed.Run(program, program == "dnssec-verify" ? ["-q", "-o", LabChoices.Zone.ToString(), file] : [file]);
        Assert.NotEqual(0, run.ExitCode);
    }

    private static void ForEachZone(string algorithm, string denial, Action<string, string> check)
    {
        using var folder = new PeerFolder();
        foreach (var zone in Internet.Build(PeerTools.Choices(algorithm, denial).Describe(), PeerTools.Now).Zones.Where(zone => zone.Description.IsSigned))
        {
            check(zone.Apex.ToString(), folder.Write(zone.Apex.IsRoot ? "root" : zone.Apex.ToString(), zone.ToZoneFile()));
        }
    }
}
