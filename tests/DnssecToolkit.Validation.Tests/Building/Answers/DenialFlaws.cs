using DnssecToolkit.Dns;
using static DnssecToolkit.Validation.Tests.Building.Answers.AnswerSubjects;
using T = DnssecToolkit.Dns.RecordType;

namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>Proofs of absence, each with one flaw.</summary>
public static class DenialFlaws
{
    private const DenialKind NameError = DenialKind.NameError;
    private const DenialKind NoData = DenialKind.NoData;
    private const DenialKind NoDs = DenialKind.NoDs;
    private const DenialKind WildcardAnswer = DenialKind.WildcardAnswer;

    private static DenialData ApexNsec => Nsec("example.", "a.example.", T.Soa, T.Ns, T.Dnskey);

    private static DenialData ApexNsec3 => Match("example.", T.Soa, T.Ns, T.Dnskey);

    private static DenialData[] WholeNsec3 => [ApexNsec3, Cover("nothere.example."), Cover("*.example.")];

    private static ResolverPolicy OneHash => ResolverPolicies.Rfc with { Budget = new ValidationBudget { Nsec3Hashes = 1 } };

    public static IEnumerable<AnswerFlaw> All =>
    [
        new("nsec-missing", Denial(NameError, "nothere.example.", T.A)),
        new("denial-wildcard-proof-missing", Denial(WildcardAnswer, "any.w.example.", T.A)),

        new("nsec-name-exists", Denial(NameError, "b.example.", T.A, Nsec("a.example.", "x.b.example.", T.A))) { Case = "empty-non-terminal" },
        new("nsec-name-exists", Denial(NameError, "b.example.", T.A, Nsec("b.example.", "c.example.", T.Txt))) { Case = "own-record" },
        new("nsec-name-exists", Denial(WildcardAnswer, "a.b.w.example.", T.A, Nsec("b.w.example.", "z.w.example.", T.Txt))) { Case = "past-a-closer-name" },
        new("nsec-ancestor-delegation", Denial(NameError, "www.child.example.", T.A, Nsec("child.example.", "d.example.", T.Ns))) { Case = "cut" },
        new("nsec-ancestor-delegation", Denial(NameError, "www.b.example.", T.A, Nsec("b.example.", "d.example.", T.Dname))) { Case = "dname" },
        new("nsec-from-parent-side", Denial(NoData, "child.example.", T.A, Nsec("child.example.", "d.example.", T.Ns, T.Ds))),
        new("nsec-from-child-side", Denial(NoDs, "child.example.", T.Ds, Nsec("child.example.", "a.child.example.", T.Ns, T.Soa))),
        new("nsec-ds-in-bitmap", Denial(NoDs, "child.example.", T.Ds, Nsec("child.example.", "d.example.", T.Ns, T.Ds))),
        new("nsec-no-ns-in-bitmap", Denial(NoDs, "child.example.", T.Ds, Nsec("child.example.", "d.example.", T.Txt))),
        new("nsec-type-in-bitmap", Denial(NoData, "www.example.", T.Aaaa, Nsec("www.example.", "x.example.", T.A, T.Aaaa))),
        new("nsec-cname-in-bitmap", Denial(NoData, "www.example.", T.A, Nsec("www.example.", "x.example.", T.Cname))),
        new("nsec-wildcard-type-present", Denial(NoData, "any.w.example.", T.Mx, Nsec("*.w.example.", "x.w.example.", T.Mx))),
        new("nsec-wildcard-not-denied", Denial(NameError, "x.w.example.", T.A, Nsec("t.w.example.", "z.w.example.", T.A))) { Case = "no-record" },
        new("nsec-wildcard-not-denied", Denial(NameError, "any.w.example.", T.A, Nsec("*.w.example.", "x.w.example.", T.Mx))) { Case = "exists" },
        new("nsec-wildcard-denied", Denial(WildcardAnswer, "any.w.example.", T.A, Nsec("ns2.example.", "x.w.example.", T.A))),
        new("nsec-name-not-covered", Denial(NameError, "m.example.", T.A, Nsec("a.example.", "c.example.", T.A))),
        new("nsec-no-match", Denial(NoData, "b.example.", T.Txt, Nsec("a.example.", "c.example.", T.A))) { Case = "covered" },
        new("nsec-no-match", Denial(NoData, "m.example.", T.Txt, Nsec("a.example.", "c.example.", T.A))) { Case = "another-name" },
        new("nsec-expanded-from-wildcard", Denial(NameError, "x.w.example.", T.A, Nsec("m.w.example.", "z.example.", T.Mx) with { Labels = 2 })),
        new("nsec-next-outside-zone", Denial(NameError, "zz.example.", T.A, Nsec("z.example.", "example2.", T.A), ApexNsec)),
        new("nsec-last-next-not-apex", Denial(NameError, "zz.example.", T.A, Nsec("z.example.", "b.example.", T.A), ApexNsec)),
        new("nsec-bad-signature", Denial(NameError, "m.example.", T.A, ApexNsec, Nsec("l.example.", "n.example.", T.A).Spoiled)),

        new("nsec3-apex-hangs", Denial(NameError, "nothere.example.", T.A, ApexNsec3.Spoiled, Cover("nothere.example."), Cover("*.example."))) { Case = "spoiled" },
        new("nsec3-apex-hangs", Denial(NameError, "nothere.example.", T.A, Cover("nothere.example."), Cover("*.example."))) { Case = "missing" },
        new("nsec3-apex-hangs", Denial(NoDs, "child.example.", T.Ds, ApexNsec3.Spoiled, Cover("child.example.", new Parameters(Flags: 1)))) { Case = "unsigned-delegation" },
        new("nsec3-closest-encloser-missing", Denial(NameError, "a.b.c.example.", T.A, Cover("c.example."), Cover("*.example."))),
        new("nsec3-closest-encloser-is-cut", Denial(NameError, "www.child.example.", T.A, Match("child.example.", T.Ns), Cover("www.child.example."))),
        new("nsec3-name-exists", Denial(NameError, "c.example.", T.A, Match("c.example."))),
        new("nsec3-next-closer-not-covered", Denial(NameError, "nothere.example.", T.A, ApexNsec3, Cover("*.example."))),
        new("nsec3-opt-out-not-set", Denial(NoData, "child.example.", T.Ds, ApexNsec3, Cover("child.example."))) { Case = "answer" },
        new("nsec3-opt-out-not-set", Denial(NoDs, "child.example.", T.Ds, ApexNsec3, Cover("child.example."))) { Case = "referral" },
        new("nsec3-wildcard-not-denied", Denial(NameError, "nothere.example.", T.A, ApexNsec3, Cover("nothere.example."))) { Case = "no-record" },
        new("nsec3-wildcard-not-denied", Denial(NameError, "nothere.example.", T.A, ApexNsec3, Cover("nothere.example."), Match("*.example.", T.A))) { Case = "exists" },
        new("nsec3-wildcard-type-present", Denial(NoData, "any.w.example.", T.Mx, Match("w.example."), Cover("any.w.example."), Match("*.w.example.", T.Mx))),
        new("nsec3-wildcard-denied", Denial(WildcardAnswer, "any.w.example.", T.A, Cover("any.w.example."), Cover("*.w.example."))),
        new("nsec3-no-match", Denial(NoData, "b.example.", T.Txt, ApexNsec3, Cover("b.example."))),
        new("nsec3-type-in-bitmap", Denial(NoData, "www.example.", T.Aaaa, Match("www.example.", T.A, T.Aaaa))),
        new("nsec3-cname-in-bitmap", Denial(NoData, "www.example.", T.A, Match("www.example.", T.Cname))),
        new("nsec3-ds-in-bitmap", Denial(NoDs, "child.example.", T.Ds, Match("child.example.", T.Ns, T.Ds))),
        new("nsec3-no-ns-in-bitmap", Denial(NoDs, "child.example.", T.Ds, Match("child.example.", T.Txt))),
        new("nsec3-from-parent-side", Denial(NoData, "child.example.", T.A, Match("child.example.", T.Ns))),
        new("nsec3-from-child-side", Denial(NoDs, "child.example.", T.Ds, Match("child.example.", T.Ns, T.Soa) with { Owner = Name(HashOf("child.example.") + ".child.example.") })),
        new("nsec3-iterations-too-many", Denial(NameError, "nothere.example.", T.A, Match("example.", new Parameters(600), T.Soa), Cover("nothere.example.", new Parameters(600)))),
        new("nsec3-iterations-nonzero", Denial(NoData, "www.example.", T.Txt, Match("www.example.", new Parameters(5), T.A))),
        new("nsec3-salt-nonempty", Denial(NoData, "www.example.", T.Txt, Match("www.example.", new Parameters(Salt: "aabbccdd"), T.A))),
        new("nsec3-hash-unknown", Denial(NameError, "nothere.example.", T.A, [.. WholeNsec3, Match("www.example.", new Parameters(HashAlgorithm: 2), T.A)])) { Also = ["nsec3-parameters-mixed"] },
        new("nsec3-flags-unknown", Denial(NameError, "nothere.example.", T.A, [.. WholeNsec3, Match("www.example.", new Parameters(Flags: 128), T.A)])),
        new("nsec3-owner-malformed", Denial(NameError, "nothere.example.", T.A, [.. WholeNsec3, Match("www.example.", T.A) with { Owner = Name("not-a-hash.example.") }])),
        new("nsec3-next-hash-malformed", Denial(NameError, "nothere.example.", T.A, [.. WholeNsec3, Match("www.example.", T.A) with { Data = new Nsec3(1, 0, 0, default, new byte[5], TypeBitmap.Of([T.A])) }])),
        new("nsec3-parameters-mixed", Denial(NameError, "nothere.example.", T.A, [.. WholeNsec3, Match("www.example.", new Parameters(5), T.A)])) { Also = ["nsec3-iterations-nonzero"] },
        new("nsec3-opt-out-used", Denial(NoDs, "child.example.", T.Ds, ApexNsec3, Cover("child.example.", new Parameters(Flags: 1)))),
        new("nsec3-bad-signature", Denial(NameError, "nothere.example.", T.A, ApexNsec3, Cover("nothere.example.").Spoiled, Cover("*.example."))),
        new("nsec3-budget-spent", Denial(NameError, "a.b.c.example.", T.A, OneHash, ApexNsec3, Cover("c.example."))) { Policy = OneHash },

        new("nsec-and-nsec3-mixed", Denial(NoData, "www.example.", T.Txt, Nsec("www.example.", "x.example.", T.A), Match("www.example.", T.A))),
        new("denial-contradicted", Denial(NoData, "www.example.", T.Txt, Nsec("www.example.", "x.example.", T.A)) with
        {
            Contradictions = [new Sighting(SignedRRset.Gather([Record("www.example.", new UnknownRdata(T.Txt, [1, 65]))])[0], Section.Answer, Exchange(Response(Ask("www.example.", T.Txt)), Second))],
        }),
        new("denial-ttl-above-soa", Denial(NoData, "www.example.", T.Txt, Nsec("www.example.", "x.example.", T.A)) with
        {
            Exchange = Exchange(Response(Ask("www.example.", T.Txt), authority: [SoaOf("example.") with { Ttl = 60 }])),
        }),
        new("compact-denial-types-beside-nxname", Denial(NameError, "a.example.", T.Mx, Nsec("a.example.", @"\000.a.example.", T.A, T.Nxname))),
        new("compact-denial-nxname-elsewhere", Denial(NoData, "b.example.", T.Mx, Nsec("b.example.", @"\000.b.example.", T.A), Nsec("a.example.", @"\000.a.example.", T.Nxname))),
        new("compact-denial-span-too-wide", Denial(NameError, "a.example.", T.Mx, Nsec("a.example.", "c.example.", T.Nxname))),
    ];

    /// <summary>Proofs in which nothing is wrong.</summary>
    public static IEnumerable<(string Case, object Subject)> Healthy =>
    [
        ("NXDOMAIN by NSEC", Denial(NameError, "m.example.", T.A, ApexNsec, Nsec("l.example.", "n.example.", T.A))),
        ("NXDOMAIN after the last name", Denial(NameError, "zz.example.", T.A, ApexNsec, Nsec("z.example.", "example.", T.A))),
        ("NODATA by NSEC", Denial(NoData, "www.example.", T.Txt, Nsec("www.example.", "x.example.", T.A))),
        ("NODATA for an empty non-terminal", Denial(NoData, "b.example.", T.A, Nsec("a.example.", "x.b.example.", T.A))),
        ("NODATA by a wildcard", Denial(NoData, "any.w.example.", T.Txt, Nsec("*.w.example.", "x.w.example.", T.Mx))),
        ("wildcard answer by NSEC", Denial(WildcardAnswer, "any.w.example.", T.A, Nsec("*.w.example.", "x.w.example.", T.A))),
        ("no DS by NSEC", Denial(NoDs, "child.example.", T.Ds, Nsec("child.example.", "d.example.", T.Ns))),
        ("NXDOMAIN by NSEC3", Denial(NameError, "nothere.example.", T.A, WholeNsec3)),
        ("NODATA by NSEC3", Denial(NoData, "www.example.", T.Txt, Match("www.example.", T.A))),
        ("wildcard answer by NSEC3", Denial(WildcardAnswer, "any.w.example.", T.A, Cover("any.w.example."))),
        ("no DS by NSEC3", Denial(NoDs, "child.example.", T.Ds, Match("child.example.", T.Ns))),
        ("compact denial", Denial(NameError, "a.example.", T.Mx, Nsec("a.example.", @"\000.a.example.", T.Nxname))),
    ];
}
