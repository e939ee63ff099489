using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Incidents as scripts: half a minute of health to fill caches, a minute of trouble, and its end, unless chosen otherwise. TTLs are seconds, so that a resolver lives through all of it.</summary>
internal static class IncidentScripts
{
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
        Script("wrong-ds-then-removed", "The parent's DS names a key that the zone never had, and then the parent takes it out: the zone comes back as an insecure one.",
            "www A", "test. publishes the DS of another key", WrongDs, "test. takes the DS out", NoDs),
        Script("missing-zsk-then-published", "The zone signs with a ZSK that it does not publish, and then publishes it.",
            "www A", "the ZSK is gone from the DNSKEY set", MissingZsk, "the ZSK is published"),
        Script("bad-key-signatures", "The signature over the zone's DNSKEY set does not verify, and then it does again.",
            "www A", "the DNSKEY set is badly signed", KeysByStranger, "the DNSKEY set is signed well again"),
        new("ds-removed", "The parent takes the DS out: the zone is insecure once caches forget it, and nothing fails.", choices => new("ds-removed", choices.DescribeForScript())
        {
            Summary = "The parent takes the DS out: the zone is insecure once caches forget it, and nothing fails.",
            Questions = [LabQuestion.Parse(choices.Ask ?? "www A", Zone)],
            Script = [new Act(choices.Breaks, "test. takes the DS of example.test. out") { Faults = [NoDs.In(Zone)] }],
        }),
        new("expired-signatures", "Nobody signs the zone again, its signatures run out, and then it is signed.", choices =>
        {
            var shortLived = choices.DescribeForScript().With(Zone, zone => zone with { Signatures = new SignatureLifetime { After = choices.Breaks } });
            return new("expired-signatures", shortLived)
            {
                Summary = "Nobody signs the zone again, its signatures run out, and then it is signed.",
                Questions = [LabQuestion.Parse(choices.Ask ?? "www A", Zone)],
                Script =
                [
                    new Act(choices.Breaks, "the signatures of example.test. run out") { SignsAnew = false },
                    new Act(choices.Mends, "the zone is signed again") { Internet = choices.DescribeForScript() },
                ],
            };
        }),
        Script("one-of-three-servers-bad", "One of the zone's three servers has badly signed data: whoever is lucky, or asks again, sees nothing of it.",
            "www A", "ns1.example.test. serves badly signed data", FirstServerBad, "ns1.example.test. serves what the others serve"),
    ];

    private static NamedScenario Script(string name, string summary, string ask, string trouble, Fault fault, string end, Fault? later = null) =>
        new(name, summary, choices => new Scenario(name, choices.DescribeForScript())
        {
            Summary = summary,
            Questions = [LabQuestion.Parse(choices.Ask ?? ask, Zone)],
            Script =
            [
                new Act(choices.Breaks, trouble) { Faults = [fault.In(Zone, choices.Ask ?? ask)] },
                new Act(choices.Mends, end) { Faults = later is null ? [] : [later.In(Zone)] },
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

    private static Fault KeysByStranger { get; } = new("bad-key-signatures", FaultArea.Keys, "The signature over the DNSKEY set comes from a private key that the zone does not publish.")
    {
        Breaks = Verifies,
        Expect = _ => new(ExpectedStatus.Bogus),
        AfterSigning = site => SignByStranger(site, site.Zone.Find(site.Zone.Apex, RecordType.Dnskey)!),
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
        Servers = site => site.Servers[0].Serve(site.Variant(new ZoneVariant { Fault = LeafByStranger with { Ask = $"{site.Question.Name} {site.Question.Type}" } })),
    };

    private static void SignByStranger(FaultSite site, ZoneSet set)
    {
        set.Signatures.Clear();
        set.Signatures.AddRange(site.Zone.KeysFor(set.Type).Select(key => site.Zone.Sign(set, site.Zone.Stranger(key), new SignatureFields { KeyTag = key.TagToWrite })));
    }
}
