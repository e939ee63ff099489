using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Sets without signatures.</summary>
internal static class SignaturePresenceFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("rrsig-missing", FaultArea.Signatures, "One set has no signature.")
        {
            Breaks = RfcSentences.OneRrsigPerSet,
            Expect = Bogus("rrsig-missing"),
            AfterSigning = site => site.Target.Signatures.Clear(),
        },
        new("rrsig-missing-on-soa", FaultArea.Signatures, "The SOA has no signature.")
        {
            Ask = "@ SOA",
            Breaks = RfcSentences.OneRrsigPerSet,
            Expect = Bogus("rrsig-missing"),
            AfterSigning = site => site.Target.Signatures.Clear(),
        },
        new("rrsig-missing-on-dnskey", FaultArea.Signatures, "The DNSKEY set has no signature.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Expect = Bogus("rrsig-missing", "@ DNSKEY"),
            AfterSigning = site => site.KeySet.Signatures.Clear(),
        },
        new("rrsig-missing-on-ds", FaultArea.Signatures, "The DS set in the zone above has no signature.")
        {
            Breaks = RfcSentences.OneRrsigPerSet,
            Expect = Bogus("rrsig-missing", "@ DS"),
            AfterSigning = site => site.DsSet.Signatures.Clear(),
        },
        new("rrsig-missing-on-denial", FaultArea.Signatures, "The NSEC or NSEC3 record of a name has no signature.")
        {
            Ask = "www MX",
            Needs = zone => zone.Denial.Kind is DenialKind.Nsec or DenialKind.Nsec3 ? null : "it has no NSEC or NSEC3 records of its own",
            Breaks = RfcSentences.OneRrsigPerSet,
            Expect = zone => new(ExpectedStatus.Bogus, "rrsig-missing", DenialOf(zone, "www")),
            AfterSigning = site => (site.Zone.Nsec3Of(site.Name) ?? site.Zone.Find(site.Name, RecordType.Nsec))?.Signatures.Clear(),
        },
        new("rrsig-missing-everywhere", FaultArea.Signatures, "The zone publishes its keys, but no set has a signature any more.")
        {
            Breaks = RfcSentences.OneRrsigPerSet,
            Incident = ".xn--qxam 2021-08-01",
            Expect = Bogus("rrsig-missing", "@ DNSKEY"),
            AfterSigning = site =>
            {
                foreach (var set in site.Zone.Sets)
                {
                    set.Signatures.Clear();
                }
            },
        },
    ];
}
