using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Incidents as scripts: half a minute of health to fill caches, a minute of trouble, and its end. Every TTL is ten seconds, so that a resolver lives through all of it.</summary>
internal static class IncidentScripts
{
    private const uint Ttl = 10;

    private static readonly TimeSpan Breaks = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Mends = TimeSpan.FromSeconds(90);
    private static readonly DomainName Zone = LabChoices.Zone;

    /// <summary>RFC 4035 §5.3.3 is what most of them break; the scripts are about when, and the catalogue of faults about what.</summary>
    private static readonly (string, string) Verifies = ("RFC 4035 §5.3.3", "the validator verifies the signature");

    public static IEnumerable<NamedScenario> All =>
    [
        Script("bad-leaf-signatures", "The signatures of the zone's data come from a private key that it does not publish, and then from the right one again.",
            "www A", "the signer uses another private key under the published tag", LeafByStranger, "the zone is signed with the published key again"),
        Script("bad-no-ds-proof", "The proof that a child has no DS does not verify, so that the unsigned child fails, and then it does again.",
            "www.unsigned A", "the proof that unsigned.example.test. has no DS is badly signed", NoDsProof, "the proof is signed well again"),
        Script("wrong-ds-then-fixed", "The parent's DS names a key that the zone never had, and then the right one again.",
            "www A", "test. publishes the DS of another key", WrongDs, "test. publishes the right DS"),
        Script("missing-zsk-then-published", "The zone signs with a ZSK that it does not publish, and then publishes it.",
            "www A", "the ZSK is gone from the DNSKEY set", MissingZsk, "the ZSK is published"),
        new("ds-removed", "The parent takes the DS out: the zone is insecure once caches forget it, and nothing fails.", choices => new("ds-removed", choices.Describe(Ttl))
        {
            Summary = "The parent takes the DS out: the zone is insecure once caches forget it, and nothing fails.",
            Questions = [LabQuestion.Parse("www A", Zone)],
            Script = [new Act(Breaks, "test. takes the DS of example.test. out") { Faults = [NoDs.In(Zone)] }],
        }),
        new("expired-signatures", "Nobody signs the zone again, its signatures run out, and then it is signed.", choices =>
        {
            var shortLived = choices.Describe(Ttl).With(Zone, zone => zone with { Signatures = new SignatureLifetime { After = Breaks } });
            return new("expired-signatures", shortLived)
            {
                Summary = "Nobody signs the zone again, its signatures run out, and then it is signed.",
                Questions = [LabQuestion.Parse("www A", Zone)],
                Script =
                [
                    new Act(Breaks, "the signatures of example.test. run out") { SignsAnew = false },
                    new Act(Mends, "the zone is signed again") { Internet = choices.Describe(Ttl) },
                ],
            };
        }),
        Script("one-of-three-servers-bad", "One of the zone's three servers has badly signed data: whoever is lucky, or asks again, sees nothing of it.",
            "www A", "ns1.example.test. serves badly signed data", FirstServerBad, "ns1.example.test. serves what the others serve"),
    ];

    private static NamedScenario Script(string name, string summary, string ask, string trouble, Fault fault, string end) => new(name, summary, choices => new Scenario(name, choices.Describe(Ttl))
    {
        Summary = summary,
        Questions = [LabQuestion.Parse(ask, Zone)],
        Script =
        [
            new Act(Breaks, trouble) { Faults = [fault.In(Zone, ask)] },
            new Act(Mends, end),
        ],
    });

    private static Fault LeafByStranger { get; } = new("bad-leaf-signatures", FaultArea.Signatures, "The signatures over the set asked for come from a private key that the zone does not publish.")
    {
        Breaks = Verifies,
        Expect = _ => new(ExpectedStatus.Bogus),
        AfterSigning = site => SignByStranger(site, site.Target),
    };

    private static Fault NoDsProof { get; } = new("bad-no-ds-proof", FaultArea.Denial, "The proof that an unsigned child has no DS does not verify.")
    {
        Breaks = Verifies,
        Ask = "www.unsigned A",
        Needs = zone => zone.Denial.Kind == DenialKind.Compact ? "its proofs are made for each answer" : null,
        Expect = _ => new(ExpectedStatus.Bogus),
        AfterSigning = site =>
        {
            var child = site.Name.Ancestor(site.Zone.Apex.LabelCount + 1);
            var proof = site.Zone.Find(child, RecordType.Nsec) ?? site.Zone.Nsec3Of(child) ?? site.Zone.Nsec3Covering(child)
                ?? throw new InvalidOperationException($"{site.Zone.Apex} proves nothing about {child}.");
            SignByStranger(site, proof);
        },
    };

    private static Fault WrongDs { get; } = new("wrong-ds", FaultArea.Delegations, "The DS is that of a key which the zone never had.")
    {
        Breaks = ("RFC 4035 §5.2", "the digest of the DS matches that of a DNSKEY in the child's apex"),
        Expect = _ => new(ExpectedStatus.Bogus),
        Contents = site =>
        {
            var stranger = site.Zone.Stranger(site.Zone.Ksk);
            site.DsSet.ChangeData(data => data is Ds ds ? DsDigest.ToDs(site.Zone.Apex, stranger.Record, ds.DigestType) : data);
        },
    };

    private static Fault MissingZsk { get; } = new("missing-zsk", FaultArea.Keys, "The ZSK signs and is not published.")
    {
        Breaks = ("RFC 4035 §2.2", "There MUST be an RRSIG for each RRset using at least one DNSKEY of each algorithm in the zone apex DNSKEY RRset."),
        Expect = _ => new(ExpectedStatus.Bogus),
        Keys = site => site.Zone.Zsk.IsPublished = false,
    };

    private static Fault NoDs { get; } = new("no-ds", FaultArea.Delegations, "The parent has no DS.")
    {
        Breaks = ("RFC 4035 §5.2", "without a DS and with proof of that, the child is insecure"),
        Expect = _ => new(ExpectedStatus.Insecure),
        Contents = site => site.Parent.Remove(site.Zone.Apex, RecordType.Ds),
    };

    private static Fault FirstServerBad { get; } = new("first-server-bad", FaultArea.Servers, "The first server has a badly signed copy of the zone.")
    {
        Breaks = Verifies,
        Expect = _ => new(ExpectedStatus.Secure),
        Servers = site => site.Servers[0].Serve(site.Variant(new ZoneVariant { Fault = LeafByStranger })),
    };

    private static void SignByStranger(FaultSite site, ZoneSet set)
    {
        set.Signatures.Clear();
        set.Signatures.AddRange(site.Zone.KeysFor(set.Type).Select(key => site.Zone.Sign(set, site.Zone.Stranger(key), new SignatureFields { KeyTag = key.TagToWrite })));
    }
}
