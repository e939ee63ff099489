using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;
using static DnssecToolkit.Lab.RolloverFaults;

namespace DnssecToolkit.Lab;

/// <summary>The first DS published too early, and the last one kept too long.</summary>
internal static class FirstAndLastSigningFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("first-signing-ds-too-early", FaultArea.Rollovers, "The zone was signed and got its DS while caches still hold its unsigned answers.")
        {
            Breaks = RfcSentences.DsLast,
            Expect = Bogus("rrsig-missing"),
            Servers = site => DataFromCache(site, Unsigned),
        },
        new("first-signing-ds-before-keys-cached", FaultArea.Rollovers, "The zone was signed and got its DS while caches still know that it has no DNSKEY.")
        {
            Breaks = RfcSentences.DsLast,
            Expect = Bogus("dnskey-missing", "@ DNSKEY"),
            Servers = site => FromCache(
                site.Servers, site.Variant(new ZoneVariant { Plan = Unsigned }), question => question.Name == site.Zone.Apex && question.Type == RecordType.Dnskey),
        },
        new("first-signing-one-server-behind", FaultArea.Rollovers, "The zone was signed and got its DS, and one server still serves it unsigned.")
        {
            Breaks = RfcSentences.DsLast,
            Incident = ".red 2014-01-20",
            Expect = Secure("dnskey-missing-from-server"),
            Servers = site => site.Servers[0].Serve(site.Variant(new ZoneVariant { Plan = Unsigned })),
        },
        new("going-unsigned-ds-cached", FaultArea.Rollovers, "The zone went unsigned together with its DS, which caches still hold.")
        {
            Breaks = RfcSentences.DsLast,
            Incident = "slack.com 2021-09-30, .al 2026-07-03 (after 19:15)",
            Expect = Bogus("dnskey-missing", "@ DNSKEY"),
            Plan = Unsigned,
            Servers = DsFromCache,
        },
    ];

    private static ZoneDescription Unsigned(ZoneDescription zone) => zone with { IsSigned = false };
}
