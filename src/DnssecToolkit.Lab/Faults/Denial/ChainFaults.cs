using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in the chain of NSEC or NSEC3 records: a signature bad, a record missing, a span that ends in the wrong place.</summary>
internal static class ChainFaults
{
    private static readonly (string Section, string Sentence) Authenticated =
        Rfc.Quote("4035 §5.4", "In addition, security-aware resolvers MUST authenticate the NSEC RRsets that comprise the non-existence proof as described in Section 5.3.");

    private static readonly (string Section, string Sentence) Covered =
        Rfc.Quote("4035 §3.1.3.2", "An NSEC RR proving that there is no exact match for <SNAME, SCLASS>.");

    private static readonly (string Section, string Sentence) NextName =
        Rfc.Quote("4034 §4.1.1", "The Next Domain field contains the next owner name (in the canonical ordering of the zone) that has authoritative data or contains a delegation point NS RRset.");

    public static IEnumerable<Fault> All =>
    [
        new("denial-apex-signed-by-other-key", FaultArea.Denial, "The NSEC or NSEC3 of the apex is signed by another private key under the tag of the published one.")
        {
            Breaks = Authenticated,
            Incident = ".de 2026-05-05: the NSEC3 of the apex, so that no unsigned delegation and no absence could be proved",
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => DenialTools.OtherKey(zone, "@", "nsec3-apex-hangs"),
            AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Match("@")),
        },
        new("denial-apex-signature-expired", FaultArea.Denial, "The NSEC or NSEC3 of the apex was left out of the last signing run and its signature expired.")
        {
            Breaks = Authenticated,
            Incident = ".fr 2011-02-12: NSEC3 records wrong over a weekend, and nobody monitored them",
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => Apex(zone, "rrsig-expired"),
            AfterSigning = site =>
            {
                if (site.Zone.Match("@") is { } set)
                {
                    site.Zone.Resign(set, new SignatureFields
                    {
                        Inception = SignatureTime.FromInstant(site.Zone.SignedAt.AddDays(-15)),
                        Expiration = SignatureTime.FromInstant(site.Zone.SignedAt.AddDays(-1)),
                    });
                }
            },
        },
        new("denial-apex-unsigned", FaultArea.Denial, "The NSEC or NSEC3 of the apex has no signature.")
        {
            Breaks = Authenticated,
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => Apex(zone, "rrsig-missing"),
            AfterSigning = site => site.Zone.Match("@")?.Signatures.Clear(),
        },
        new("denial-apex-record-missing", FaultArea.Denial, "The chain has no NSEC or NSEC3 for the apex.")
        {
            Breaks = Rfc.Says("5155 §7.1", "Each owner name of the zone, the apex first of all, has an NSEC3 record; so it is with NSEC in RFC 4035 §2.3."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => zone.HasNsec3() ? new(ExpectedStatus.Bogus, "nsec3-apex-hangs", DenialTools.PlaceOf(zone, "@")) : new(ExpectedStatus.Bogus, "nsec-wildcard-not-denied"),
            BeforeSigning = site => site.Zone.Remove(site.Zone.Match("@")),
        },
        new("denial-apex-bad-below-unsigned-delegation", FaultArea.Denial, "Under opt-out the NSEC3 of the apex is signed by another key, so that unsigned delegations cannot be told from hidden ones.")
        {
            Breaks = Rfc.Quote("5155 §8.9", "If there is an NSEC3 RR present in the response that matches the delegation name, then the validator MUST ensure that the NS bit is set and that the DS bit is not set in the Type Bit Maps field of the NSEC3 RR."),
            Incident = ".de 2026-05-05: every unsigned .de name failed too",
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsNsec3,
            Expect = zone => DenialTools.OtherKey(zone, "@", "nsec3-apex-hangs"),
            Plan = OptOut,
            AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Match("@")),
        },
        new("denial-encloser-signed-by-other-key", FaultArea.Denial, "The NSEC3 of the closest encloser, or the NSEC beside the name, is signed by another private key.")
        {
            Breaks = Authenticated,
            Ask = "nothing.www A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => DenialTools.OtherKey(zone, "www", "nsec3-bad-signature"),
            AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Match("www")),
        },
        new("denial-nodata-record-signed-by-other-key", FaultArea.Denial, "The NSEC or NSEC3 of the name itself is signed by another private key.")
        {
            Breaks = Authenticated,
            Incident = ".se 2022-02-04: among 6,363 bad signatures of one zone version 4,011 were over NSEC records",
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = zone => DenialTools.OtherKey(zone, "www", "nsec3-bad-signature"),
            AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Match("www")),
        },
        new("denial-delegation-record-signed-by-other-key", FaultArea.Denial, "The NSEC or NSEC3 that shows a delegation to be unsigned is signed by another private key.")
        {
            Breaks = Authenticated,
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = zone => DenialTools.OtherKey(zone, "unsigned", "nsec3-bad-signature"),
            AfterSigning = site => site.Zone.SignWithOtherKey(site.Zone.Match("unsigned")),
        },
        new("denial-cover-missing", FaultArea.Denial, "The record whose span covers the name is missing from the chain.")
        {
            Breaks = Covered,
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-not-covered", "nsec3-next-closer-not-covered"),
            BeforeSigning = site => site.Zone.Remove(site.Zone.Cover("nothing")),
        },
        new("denial-match-missing", FaultArea.Denial, "The record of a name that exists is missing from the chain.")
        {
            Breaks = Rfc.Quote("5155 §8.5", "The validator MUST verify that an NSEC3 RR that matches QNAME is present and that both the QTYPE and the CNAME type are not set in its Type Bit Maps field."),
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-missing", "nsec3-next-closer-not-covered"),
            BeforeSigning = site => site.Zone.Remove(site.Zone.Match("www")),
        },
        new("denial-delegation-record-missing", FaultArea.Denial, "The record of an unsigned delegation is missing from the chain.")
        {
            Breaks = Rfc.Quote("6840 §4.4", "The validator also MUST check for the presence of the NS bit in the matching NSEC (or NSEC3) RR (proving that there is, indeed, a delegation), or alternately make sure that the delegation is covered by an NSEC3 RR with the Opt-Out flag set."),
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-missing", "nsec3-next-closer-not-covered", "unsigned DS"),
            BeforeSigning = site => site.Zone.Remove(site.Zone.Match("unsigned")),
        },
        new("denial-next-too-near", FaultArea.Denial, "The span that should cover the name ends before it.")
        {
            Breaks = NextName,
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-not-covered", "nsec3-next-closer-not-covered"),
            BeforeSigning = site => site.Zone.Cover("nothing")?.ChangeData(data => data switch
            {
                Nsec nsec => new Nsec(site.Zone.Cover("nothing")!.Owner.TryPrepend([0], out var next) ? next : nsec.NextDomainName, nsec.Types),
                Nsec3 nsec3 when Base32Hex.TryDecode(site.Zone.Cover("nothing")!.Owner.FirstLabel, out var owner) => nsec3.With(next: DenialTools.Step(owner, 1)),
                _ => data,
            }),
        },
        new("nsec-next-below-delegation", FaultArea.Denial, "The NSEC of a delegation names glue below the cut as the next name.")
        {
            Breaks = NextName,
            Ask = "v A",
            Needs = DenialTools.NeedsNsec,
            Expect = DenialTools.Bogus("nsec-name-not-covered"),
            BeforeSigning = site => site.Zone.Match("unsigned")?.ChangeData(data => data is Nsec nsec ? new Nsec(site.Zone.Name("ns1.unsigned"), nsec.Types) : data),
        },
        new("nsec-last-next-not-apex", FaultArea.Denial, "The last NSEC of the zone points to the second name instead of the apex.")
        {
            Breaks = Rfc.Quote("4034 §4.1.1", "The value of the Next Domain Name field in the last NSEC record in the zone is the name of the zone apex (the owner name of the zone's SOA RR)."),
            Ask = "zzz A",
            Needs = DenialTools.NeedsNsec,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec-last-next-not-apex", "zz NSEC"),
            BeforeSigning = site => site.Zone.Match("zz")?.ChangeData(data => data is Nsec nsec ? new Nsec(site.Zone.Name("alias"), nsec.Types) : data),
        },
        new("nsec-next-outside-zone", FaultArea.Denial, "The last NSEC of the zone points to a name outside of the zone.")
        {
            Breaks = Rfc.Quote("4034 §4.1.1", "The value of the Next Domain Name field in the last NSEC record in the zone is the name of the zone apex (the owner name of the zone's SOA RR)."),
            Ask = "zzz A",
            Needs = DenialTools.NeedsNsec,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["nsec-next-outside-zone"] }, // the span still covers the name
            BeforeSigning = site => site.Zone.Match("zz")?.ChangeData(data =>
                data is Nsec nsec && !site.Zone.Apex.IsRoot && site.Zone.Apex.Parent.TryPrepend("zzz"u8, out var outside) ? new Nsec(outside, nsec.Types) : data),
        },
        new("nsec3-empty-non-terminal-missing", FaultArea.Denial, "An empty non-terminal has no NSEC3, and the span before it covers it.")
        {
            Breaks = Rfc.Says("5155 §7.1", "Empty non-terminals, too, have NSEC3 records."),
            Ask = "b.ent A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-no-match"),
            BeforeSigning = site =>
            {
                if (site.Zone.Match("b.ent") is { Data: [Nsec3 gone] } set)
                {
                    site.Zone.Remove(set);
                    foreach (var before in site.Zone.Sets.Where(other =>
                        other.Data is [Nsec3 nsec3] && Base32Hex.TryDecode(set.Owner.FirstLabel, out var hash) && nsec3.NextHashedOwnerName.Span.SequenceEqual(hash)))
                    {
                        before.ChangeNsec3(nsec3 => nsec3.With(next: gone.NextHashedOwnerName));
                    }
                }
            },
        },
    ];

    internal static ZoneDescription OptOut(ZoneDescription zone) => zone with { Denial = zone.Denial with { OptOut = true } };

    private static Expectation Apex(ZoneDescription zone, string cause) =>
        new(ExpectedStatus.Bogus, cause, DenialTools.PlaceOf(zone, "@")) { Must = [zone.HasNsec3() ? "nsec3-apex-hangs" : "nsec-bad-signature"] };
}
