using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>One server has another version of the zone.</summary>
internal static class VersionFaults
{
    private static readonly (string Section, string Sentence) Distributed =
        Rfc.Quote("1034 §4.3.5", "When the inevitable changes are made, they must be distributed to all of the name servers.");

    public static IEnumerable<Fault> All =>
    [
        ServerFaults.OfOne("server-stale-and-expired", "One server has a version of the zone from three weeks ago, whose signatures have run out.", Distributed, ExpectedStatus.Bogus,
            ["servers-disagree", "rrsig-expired"], (site, server) => server.Serve(site.Variant(new ZoneVariant { SignedAt = site.Zone.SignedAt.AddDays(-21), Plan = Older })))
            with { Incident = "1.1.1.1's own copy of the root, 2023-10-04; the stale secondary of DNSViz issue 135" },
        ServerFaults.OfOne("server-stale-but-good", "One server has yesterday's version of the zone, whose signatures still hold.", Distributed, ExpectedStatus.Secure,
            ["servers-serials-differ"], (site, server) => server.Serve(site.Variant(new ZoneVariant { SignedAt = site.Zone.SignedAt.AddDays(-1), Plan = Older })), ask: "nothing A")
            with { Incident = "c.root-servers.net 2024-05, four days behind" },
        ServerFaults.OfOne("server-unsigned", "One server has the zone from before it was signed.", Distributed, ExpectedStatus.Bogus,
            ["servers-disagree", "dnskey-missing-from-server"], (site, server) => server.Serve(site.Variant(new ZoneVariant { Plan = zone => zone with { IsSigned = false } })))
            with { Incident = ".red 2014-01-20: some servers without signatures, and tools that disagreed" },
        ServerFaults.OfOne("server-with-other-keys", "One server has the zone as another signer signed it, with keys that no DS names.", Distributed, ExpectedStatus.Bogus,
            ["dnskey-missing-from-servers"], (site, server) => server.Serve(site.Variant(new ZoneVariant { Plan = zone => zone with { Keys = [.. zone.Keys.Select(key => key with { Name = $"{key.Name} of another signer", Private = null })] } })))
            with { Expect = _ => new(ExpectedStatus.Secure) { Must = ["dnskey-missing-from-server"], Alone = ExpectedStatus.Bogus } },
        ServerFaults.OfOne("server-without-zsk", "The DNSKEY set of one server lacks the key that signs the data.", Rfc.Quote("4035 §5.3.1", "The matching DNSKEY RR MUST be present in the zone's apex DNSKEY RRset, and MUST have the Zone Flag bit (DNSKEY RDATA Flag bit 7) set."), ExpectedStatus.Bogus,
            ["dnskey-missing-from-server"], (site, server) => server.Serve(site.Variant(new ZoneVariant { Fault = WithoutZsk })))
            with { Incident = "APNIC reverse zones 2012-12-07: a stand-by signer with other ZSKs" },
        ServerFaults.OfOne("server-with-other-addresses", "One server has other records, well signed.", Distributed, ExpectedStatus.Secure,
            [], (site, server) => server.Serve(site.Variant(new ZoneVariant { Plan = zone => zone with { Records = zone.Records.Replace("192.0.2.80", "192.0.2.180", StringComparison.Ordinal) } }))),
        ServerFaults.OfOne("server-lacks-name", "One server has a version of the zone in which the name does not exist yet.", Rfc.Quote("1035 §4.1.1", "Name Error - Meaningful only for responses from an authoritative name server, this code signifies that the domain name referenced in the query does not exist."), ExpectedStatus.Secure,
            ["nxdomain-inconsistent"], (site, server) => server.Serve(site.Variant(new ZoneVariant { Fault = WithoutName }))),
        ServerFaults.OfOne("server-with-bad-signature", "One server has a version of the zone in which the set asked for was signed by another private key.", Rfc.Quote("4035 §5.3.3", "the validator can attempt to use the cryptographic signature to authenticate the signed data, and thus (finally!) authenticate the RRset."), ExpectedStatus.Bogus,
            ["servers-disagree"], (site, server) => server.Serve(site.Variant(new ZoneVariant { Fault = SignedByStranger })))
            with { Incident = ".de 2026-05-05: good and bad signatures side by side, by chance of the HSM" },
        new("signers-without-each-others-keys", FaultArea.Servers, "Two signers serve the zone, each with the ZSK of its own only.")
        {
            Breaks = Rfc.Says("8901 §2.1.2", "In the model where each signer has its own keys, each must publish the ZSKs of all."),
            Needs = zone => zone.Servers.Length < 2 ? "it has one server only" : zone.IsSigned && zone.Keys.All(key => key.Signer is null) && zone.Keys.Any(key => key.Role == KeyRole.Zsk) ? null : "it has no ZSK that can be split",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dnskey-missing-from-servers"] },
            Plan = zone => zone with
            {
                Keys = [.. zone.Keys.SelectMany(key => key.Role == KeyRole.Zsk ? [key with { Signer = "north" }, key with { Name = $"{key.Name} south", Private = null, Signer = "south" }] : (KeyDescription[])[key])],
                Servers = [.. zone.Servers.Select((server, i) => server with { Signer = i == 0 ? "south" : "north" })],
            },
            Keys = site => site.Zone.Keys.ForEach(key => key.IsPublished &= key.Signer is null || key.Signer == (site.Zone.Signer ?? "north")),
        },
    ];

    private static readonly Fault WithoutZsk = Part("without-zsk", fault => fault with
    {
        BeforeSigning = site => site.KeySet.ChangeData(data => data is Dnskey key && site.Zone.Keys.Any(zone => zone.Role == KeyRole.Zsk && zone.Record.Equals(key)) ? null : data),
    });

    private static readonly Fault WithoutName = Part("without-name", fault => fault with
    {
        Contents = site => site.Zone.TypesAt(site.Name).ToList().ForEach(type => site.Zone.Remove(site.Name, type)),
    });

    private static readonly Fault SignedByStranger = Part("signed-by-stranger", fault => fault with
    {
        AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Find(site.Question.Name, site.Question.Type)),
    });

    private static Fault Part(string name, Func<Fault, Fault> with) => with(new Fault(name, FaultArea.Servers, "A part of a fault of one server.")
    {
        Breaks = Distributed,
        Expect = _ => new(ExpectedStatus.Bogus),
    });

    private static ZoneDescription Older(ZoneDescription zone) => zone with { Serial = zone.Serial - 1 };
}
