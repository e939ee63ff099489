using System.Diagnostics;
using System.Globalization;
using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>Zones that BIND, ldns, Knot and PowerDNS signed pass our verifier: the bench's zone with one of everything, given to them unsigned.</summary>
public sealed class VerifyZonesOfPeersTests
{
    private const string Zone = "example.test.";

    public static TheoryData<string, string> Cases => PeerTools.AlgorithmsAndDenials();

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_dnssec_signzone_signed_is_good(string algorithm, string denial)
    {
        PeerTools.SkipWithout("dnssec-keygen", "dnssec-signzone");
        using var folder = new PeerFolder();
        string[] size = algorithm.StartsWith("RSA", StringComparison.Ordinal) ? ["-b", "1024"] : [];
        PeerTools.Run("dnssec-keygen", ["-q", "-a", algorithm, .. size, "-K", folder.Path, "-f", "KSK", Zone]);
        PeerTools.Run("dnssec-keygen", ["-q", "-a", algorithm, .. size, "-K", folder.Path, Zone]);
        string[] nsec3 = denial switch { "nsec" => [], "nsec3" => ["-3", "-", "-H", "0"], _ => ["-3", "-", "-H", "0", "-A"] };
        PeerTools.Run("dnssec-signzone", ["-q", "-S", "-K", folder.Path, "-d", folder.Path, .. nsec3, "-o", Zone, "-f", folder["signed"], folder.Write("plain", Unsigned())]);
        MustBeGood(File.ReadAllText(folder["signed"]), denial);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_ldns_signzone_signed_is_good(string algorithm, string denial)
    {
        PeerTools.SkipWithout("ldns-keygen", "ldns-signzone");
        using var folder = new PeerFolder();
        string[] keys = [.. new[] { "-k", "" }.Select(kind => Move(folder, PeerTools.Run("ldns-keygen", [.. kind.Length > 0 ? new[] { kind } : [], "-a", algorithm, "-b", "1024", Zone]).Trim()))];
        string[] nsec3 = denial switch { "nsec" => [], "nsec3" => ["-n", "-t", "0"], _ => ["-n", "-t", "0", "-p"] };
        PeerTools.Run("ldns-signzone", [.. nsec3, "-o", Zone, "-f", folder["signed"], folder.Write("plain", Unsigned()), .. keys]);
        MustBeGood(File.ReadAllText(folder["signed"]), denial);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_kzonesign_signed_is_good(string algorithm, string denial)
    {
        PeerTools.SkipWithout("kzonesign");
        using var folder = new PeerFolder();
        Directory.CreateDirectory(folder["db"]);
        Directory.CreateDirectory(folder["out"]);
        folder.Write("plain", Unsigned());
        var configuration = folder.Write("knot.conf", $"""
            database:
              storage: "{folder["db"]}"
            policy:
              - id: lab
                algorithm: {algorithm.ToLowerInvariant()}
                nsec3: {(denial == "nsec" ? "off" : "on")}
                nsec3-iterations: 0
                nsec3-salt-length: 0
                nsec3-opt-out: {(denial == "opt-out" ? "on" : "off")}
            zone:
              - domain: {Zone}
                storage: "{folder.Path}"
                file: plain
                dnssec-signing: on
                dnssec-policy: lab
            """);
        PeerTools.Run("kzonesign", "-c", configuration, "-o", folder["out"], Zone);
        MustBeGood(File.ReadAllText(Directory.GetFiles(folder["out"]).Single()), denial);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_powerdns_signed_is_good(string algorithm, string denial)
    {
        PeerTools.SkipWithout("pdnsutil", "pdns_server", "dig");
        using var folder = new PeerFolder();
        var port = 5360 + (Array.IndexOf(PeerTools.Algorithms, algorithm) * 3) + Array.IndexOf(PeerTools.Denials, denial);
        folder.Write("plain", Unsigned());
        folder.Write("zones.conf", $"zone \"{Zone}\" {{ type master; file \"{folder["plain"]}\"; }};\n");
        folder.Write("pdns.conf", Settings(folder, withDnssec: false));
        PeerTools.Run("pdnsutil", $"--config-dir={folder.Path}", "create-bind-db", folder["dnssec.db"]);
        folder.Write("pdns.conf", Settings(folder, withDnssec: true) + string.Create(CultureInfo.InvariantCulture, $"local-address=127.63.1.1\nlocal-port={port}\n"));
        string[] size = algorithm.StartsWith("RSA", StringComparison.Ordinal) ? ["1024"] : [];
        foreach (var role in (string[])["ksk", "zsk"])
        {
            PeerTools.Run("pdnsutil", [$"--config-dir={folder.Path}", "add-zone-key", Zone, role, .. size, "active", algorithm.ToLowerInvariant() switch { "ecdsap256sha256" => "ecdsa256", "ecdsap384sha384" => "ecdsa384", var name => name }]);
        }

        if (denial != "nsec")
        {
            PeerTools.Run("pdnsutil", $"--config-dir={folder.Path}", "set-nsec3", Zone, denial == "opt-out" ? "1 1 0 -" : "1 0 0 -");
        }

        PeerTools.Run("pdnsutil", $"--config-dir={folder.Path}", "rectify-zone", Zone);
        using var server = Process.Start(new ProcessStartInfo(Installed.Find("pdns_server")!, [$"--config-dir={folder.Path}"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            server.OutputDataReceived += (_, _) => { };
            server.ErrorDataReceived += (_, _) => { };
            server.BeginErrorReadLine();
            server.BeginOutputReadLine();
            var stub = new DnsStub(new IPEndPoint(IPAddress.Parse("127.63.1.1"), port)) { Timeout = TimeSpan.FromMilliseconds(250), Attempts = 1 };
            for (var attempt = 0; attempt < 100 && stub.TryAsk(new Question(DomainName.Parse(Zone), RecordType.Soa)) is null; attempt++)
            {
                Assert.False(server.HasExited, "pdns_server ended");
                Thread.Sleep(100);
            }

            var transfer = PeerTools.Run("dig", "@127.63.1.1", "-p", port.ToString(CultureInfo.InvariantCulture), "+tcp", "+noall", "+answer", "+onesoa", Zone, "AXFR");
            MustBeGood(transfer, denial);
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    private static string Settings(PeerFolder folder, bool withDnssec) => $"""
        launch=bind
        bind-config={folder["zones.conf"]}
        {(withDnssec ? $"bind-dnssec-db={folder["dnssec.db"]}" : "")}
        socket-dir={folder.Path}
        daemon=no
        guardian=no
        write-pid=no
        setuid=
        setgid=
        disable-axfr=no
        allow-axfr-ips=127.0.0.0/8
        zone-cache-refresh-interval=0
        security-poll-suffix=

        """;

    private static string Unsigned()
    {
        var plan = new LabChoices().Describe().With(LabChoices.Zone, zone => zone with { IsSigned = false });
        return Internet.Build(plan, PeerTools.Now).Find(LabChoices.Zone)!.ToZoneFile();
    }

    // ldns-keygen writes into the working folder, whatever it is.
    private static string Move(PeerFolder folder, string key)
    {
        foreach (var file in Directory.GetFiles(Directory.GetCurrentDirectory(), key + ".*"))
        {
            File.Move(file, folder[Path.GetFileName(file)]);
        }

        return folder[key];
    }

    private static void MustBeGood(string zone, string denial)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(zone));
        var report = ZoneVerifier.Verify(stream, DomainName.Parse(Zone), null, TimeProvider.System.GetUtcNow().AddSeconds(2)); // ldns signs from this very second on
        Assert.True(report.Status == Validation.SecurityStatus.Secure, string.Join('\n', report.Findings.Select(finding => finding.ToString())));
        Assert.Equal(denial != "nsec", zone.Contains("NSEC3PARAM", StringComparison.Ordinal));
    }
}
