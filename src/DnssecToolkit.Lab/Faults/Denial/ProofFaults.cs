using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in how servers put proofs together: a part left out, the proof of something else, a record from the wrong zone.</summary>
internal static class ProofFaults
{
    private static readonly (string Section, string Sentence) Automatic =
        Rfc.Quote("4035 §3.1", "NSEC RRs that can be used to provide authenticated denial of existence MUST be included in the response automatically according to the rules in Section 3.1.3.");

    private static readonly (string Section, string Sentence) NoCloserMatch = Rfc.Quote(
        "4035 §5.4",
        "If the requested RR name would appear after an authenticated NSEC RR's owner name and before the name listed in that NSEC RR's Next Domain Name field according to the canonical DNS name order defined in [RFC4034], then no RRsets with the requested name exist in the zone.");

    private static readonly (string Section, string Sentence) SoaIncluded = Rfc.Quote(
        "2308 §3",
        "Name servers authoritative for a zone MUST include the SOA record of the zone in the authority section of the response when reporting an NXDOMAIN or indicating that no data of the requested type exists.");

    public static IEnumerable<Fault> All =>
    [
        new("proof-missing-for-nodata", FaultArea.Denial, "Servers say that the type is absent and send no proof.")
        {
            Breaks = Automatic,
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-missing"),
            Servers = site => site.ChangeAnswers((_, message) => message.Without(DenialTools.IsProof)),
        },
        new("proof-missing-for-nxdomain", FaultArea.Denial, "Servers say that the name is absent and send no proof.")
        {
            Breaks = Automatic,
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-missing"),
            Servers = site => site.ChangeAnswers((_, message) => message.Without(DenialTools.IsProof)),
        },
        new("proof-missing-for-delegation", FaultArea.Denial, "Servers send on to an unsigned zone without the proof that it is unsigned.")
        {
            Breaks = Rfc.Says("4035 §3.1.4", "A referral without DS carries the NSEC which proves that there is none."),
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec-missing", "unsigned DS"),
            Servers = site => site.ChangeAnswers((_, message) => message.Without(DenialTools.IsProof)),
        },
        new("proof-of-absent-wildcard-missing", FaultArea.Denial, "Servers prove that the name is absent, but not that no wildcard could answer for it.")
        {
            Breaks = Rfc.Quote("4035 §5.4", "However, it is possible that a wildcard could be used to match the requested RR owner name and type, so proving that the requested RRset does not exist also requires proving that no possible wildcard RRset exists that could have been used to generate a positive response."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-wildcard-not-denied", "nsec3-wildcard-not-denied"),
            Servers = site => site.ChangeAnswers((query, message) =>
                query.Question?.Name.Parent.Wildcard is { } wildcard && message.ResponseCode == ResponseCode.NameError ? message.WithoutCoverOf(wildcard, site.Zone) : message),
        },
        new("proof-of-closest-encloser-missing", FaultArea.Denial, "Servers leave out the NSEC3 of the closest encloser.")
        {
            Breaks = Rfc.Quote("5155 §8.3", "X is an ancestor of QNAME that is matched by an NSEC3 RR present in the response."),
            Ask = "nothing.ent A",
            Needs = DenialTools.NeedsNsec3,
            Expect = DenialTools.Bogus("nsec3-closest-encloser-missing"),
            Servers = site => site.ChangeAnswers((_, message) => message.WithoutProofOf(site.Name("ent"), site.Zone)),
        },
        new("proof-of-apex-missing", FaultArea.Denial, "Servers leave out the NSEC3 of the apex, the closest encloser.")
        {
            Breaks = Rfc.Quote("5155 §8.3", "In order to verify a closest encloser proof, the validator MUST find the longest name, X, such that X is an ancestor of QNAME that is matched by an NSEC3 RR present in the response."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = zone => new(ExpectedStatus.Bogus, "nsec3-apex-hangs", DenialTools.PlaceOf(zone, "@")),
            Servers = site => site.ChangeAnswers((_, message) => message.WithoutProofOf(site.Zone.Apex, site.Zone)),
        },
        new("proof-of-next-closer-missing", FaultArea.Denial, "Servers leave out the record that covers the name.")
        {
            Breaks = Rfc.Quote("5155 §8.3", "The name one label longer than X (but still an ancestor of -- or equal to -- QNAME) is covered by an NSEC3 RR present in the response."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-not-covered", "nsec3-next-closer-not-covered"),
            Servers = site => site.ChangeAnswers((query, message) => message.ResponseCode == ResponseCode.NameError && query.Question is { } question ? message.WithoutCoverOf(question.Name, site.Zone) : message),
        },
        new("wildcard-answer-without-proof", FaultArea.Denial, "Servers answer from a wildcard without the proof that the name itself is absent.")
        {
            Breaks = Rfc.Quote("4035 §3.1.3.3", "If the zone does not contain any RRsets that exactly match <SNAME, SCLASS> but does contain an RRset that matches <SNAME, SCLASS, STYPE> via wildcard name expansion, the name server MUST include the wildcard-expanded answer and the corresponding wildcard-expanded RRSIG RRs in the Answer section and MUST include in the Authority section an NSEC RR and associated RRSIG RR(s) proving that the zone does not contain a closer match for <SNAME, SCLASS>."),
            Ask = "x.wild A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("denial-wildcard-proof-missing"),
            Servers = site => site.ChangeAnswers((_, message) => message.Answer.IsEmpty ? message : message.Without(DenialTools.IsProof)),
        },
        new("wildcard-answer-with-other-proof", FaultArea.Denial, "Servers answer from a wildcard with a proof about another name.")
        {
            Breaks = NoCloserMatch,
            Ask = "x.wild A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-not-covered", "nsec3-next-closer-not-covered"),
            Servers = site =>
            {
                var other = site.Zone.Answer(new Question(site.Name("mail"), RecordType.Mx))?.Authority.Where(DenialTools.IsProof).ToList() ?? [];
                site.ChangeAnswers((_, message) => message.Answer.IsEmpty || message.Authority.IsEmpty ? message : message.With(authority: [.. message.Authority.Where(record => !record.IsProof()), .. other]));
            },
        },
        new("wildcard-nodata-without-wildcard", FaultArea.Denial, "Servers say that a wildcard lacks the type, but leave out its record.")
        {
            Breaks = Rfc.Quote("4035 §3.1.3.4", "An NSEC RR proving that there are no RRsets matching STYPE at the wildcard owner name that matched <SNAME, SCLASS> via wildcard expansion."),
            Ask = "x.y.wild TXT",
            Needs = DenialTools.NeedsNsec3,
            Expect = DenialTools.Bogus("nsec3-no-match"),
            Servers = site => site.ChangeAnswers((_, message) => message.WithoutProofOf(site.Name("*.wild"), site.Zone)),
        },
        new("wildcard-answer-for-existing-name", FaultArea.Denial, "Servers answer from a wildcard for a name that exists and lacks the type.")
        {
            Breaks = NoCloserMatch,
            Ask = "here.wild A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-exists", "nsec3-name-exists"),
            Contents = site => site.Zone.Add("here.wild TXT here\n"),
            Servers = site =>
            {
                var (here, elsewhere) = (site.Name("here.wild"), site.Name("x.wild"));
                var proof = site.Zone.Answer(new Question(here, RecordType.Naptr))?.Authority.Where(DenialTools.IsProof).ToList() ?? [];
                Substitute(site, new Question(elsewhere, RecordType.A), message => message.With(
                    answer: [.. message.Answer.Select(record => record.Owner == elsewhere ? record with { Owner = here } : record)],
                    authority: [.. proof]));
            },
        },
        new("nxdomain-with-nodata-proof", FaultArea.Denial, "Servers say that a name is absent and prove only that the type is.")
        {
            Breaks = Rfc.Quote("1035 §4.1.1", "Name Error - Meaningful only for responses from an authoritative name server, this code signifies that the domain name referenced in the query does not exist."),
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-exists", "nsec3-name-exists"),
            Servers = site => site.ChangeAnswers((_, message) => message.IsNegative() ? message.With(responseCode: ResponseCode.NameError) : message),
        },
        new("nodata-with-nxdomain-proof", FaultArea.Denial, "Servers say that a type is absent and prove that the name is.")
        {
            Breaks = Rfc.Quote("4035 §3.1.3.1", "If the zone contains RRsets matching <SNAME, SCLASS> but contains no RRset matching <SNAME, SCLASS, STYPE>, then the name server MUST include the NSEC RR for <SNAME, SCLASS> along with its associated RRSIG RR(s) in the Authority section of the response (see Section 3.1.1)."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-no-match", "nsec3-no-match"),
            Servers = site => site.ChangeAnswers((_, message) => message.ResponseCode == ResponseCode.NameError ? message.With(responseCode: ResponseCode.NoError) : message),
        },
        new("nxdomain-for-empty-non-terminal", FaultArea.Denial, "Servers say that an empty non-terminal does not exist.")
        {
            Breaks = Rfc.Says("8020 §2", "Where a name is said not to exist, nothing below it exists; an empty non-terminal has names below it, and so exists."),
            Ask = "b.ent A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-exists", "nsec3-name-exists"),
            Servers = site => site.ChangeAnswers((query, message) => message.IsNegative() && query.Question?.Name == site.Question.Name ? message.With(responseCode: ResponseCode.NameError) : message),
        },
        new("nsec-expanded-from-wildcard", FaultArea.Denial, "Servers rename the NSEC of a wildcard to the name asked for.")
        {
            Breaks = Rfc.Quote("4035 §3.1.3.2", "The owner names of these NSEC and RRSIG RRs are not subject to wildcard name expansion when these RRs are included in the Authority section of the response."),
            Ask = "x.wild TXT",
            Needs = DenialTools.NeedsNsec,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec-expanded-from-wildcard", "x.wild NSEC"),
            Servers = site => site.ChangeAnswers((query, message) => message.Answer.IsEmpty && query.Question?.Name.Parent == site.Name("wild")
                ? message.Map(record => [record.IsProof() && record.Owner.IsWildcard ? record with { Owner = query.Question.Name } : record])
                : message),
        },
        new("proof-of-parent-zone", FaultArea.Denial, "Servers deny a type at the apex with the parent's record of the delegation.")
        {
            Breaks = Rfc.Quote("4035 §5.3.1", "The RRSIG RR's Signer's Name field MUST be the name of the zone that contains the RRset."),
            Ask = "@ AAAA",
            Needs = zone => zone.Apex.IsRoot ? "the root has no parent" : DenialTools.NeedsChain(zone),
            Expect = zone => new(ExpectedStatus.Bogus, "rrsig-signer-above", zone.HasNsec3() ? "* NSEC3" : "@ NSEC"),
            Servers = site =>
            {
                var owner = site.Parent is not { } parent ? null
                    : parent.Description.HasNsec3() ? Nsec3Hash.OwnerName(site.Zone.Apex, parent.Apex, parent.Description.Denial.SaltOctets.AsSpan(), parent.Description.Denial.Iterations)
                    : site.Zone.Apex;
                var proof = site.Parent?.Records.Where(record => record.IsProof() && record.Owner == owner).ToList() ?? [];
                site.ChangeAnswers((query, message) => message.IsNegative() && query.Question?.Name == site.Zone.Apex
                    ? message.With(authority: [.. message.Authority.Where(record => !record.IsProof()), .. proof])
                    : message);
            },
        },
        new("proof-of-child-zone", FaultArea.Denial, "Servers deny the DS of a signed zone with the NSEC of that zone's own apex.")
        {
            Breaks = Rfc.Quote("4035 §5.2", "A security-aware resolver MUST use the parent NSEC RR when attempting to prove that a DS RRset does not exist."),
            Ask = "www.signed A",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Bogus, "rrsig-signer-below", "signed NSEC") { Must = ["nsec-from-child-side"] },
            Servers = site =>
            {
                var child = site.Name("signed");
                var proof = site.Find(child)?.Records.Where(record => record.IsProof() && record.Owner == child).ToList() ?? [];
                site.ChangeAnswers((query, message) => query.Question?.Name.IsAtOrBelow(child) == true
                    ? message.With(answer: [], authority: [.. message.Authority.Where(record => record.CoveredType() != RecordType.Ds), .. (query.Question.Type == RecordType.Ds ? Soa(site) : []), .. proof])
                    : message);
            },
        },
        new("nsec-and-nsec3-mixed", FaultArea.Denial, "Servers send an NSEC beside the NSEC3 records.")
        {
            Breaks = Rfc.Quote("5155 §10.4", "Upon the addition of the NSEC3PARAM RRSet, the server switches to serving negative and wildcard responses with NSEC3 RRs according to this specification."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["nsec-and-nsec3-mixed"] },
            Servers = site =>
            {
                var nsec = site.Zone.Invent(site.Zone.Apex, new Nsec(site.Zone.Apex, TypeBitmap.Of([RecordType.Soa, RecordType.Ns])));
                site.ChangeAnswers((_, message) => message.IsNegative() ? message.With(authority: [.. message.Authority, .. nsec]) : message);
            },
        },
        new("soa-missing-in-denial", FaultArea.Denial, "Servers deny without the SOA of the zone.")
        {
            Breaks = SoaIncluded,
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["response-soa-missing"] },
            Servers = site => site.ChangeAnswers((query, message) => query.Question?.Type == RecordType.Soa ? message : message.Without(record => record.CoveredType() == RecordType.Soa)),
        },
        new("soa-of-parent-in-denial", FaultArea.Denial, "Servers deny with the SOA of the zone above.")
        {
            Breaks = SoaIncluded,
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Indeterminate) { Must = ["response-soa-above-zone"] },
            Servers = site => site.ChangeAnswers((_, message) => message.Answer.IsEmpty && site.Parent is { } parent
                ? message.Map(record => record.CoveredType() == RecordType.Soa ? record.Type == RecordType.Soa ? parent.Records.Where(other => other.CoveredType() == RecordType.Soa) : [] : [record])
                : message),
        },
        new("soa-unsigned-in-denial", FaultArea.Denial, "Servers deny with the SOA, but without its signature.")
        {
            Breaks = Rfc.Quote("4035 §3.1", "RRSIG RRs that can be used to authenticate a response MUST be included in the response according to the rules in Section 3.1.1."),
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["response-soa-unsigned"] },
            Servers = site => site.ChangeAnswers((_, message) => message.Answer.IsEmpty ? message.Without(record => record.Data is Rrsig rrsig && rrsig.TypeCovered == RecordType.Soa) : message),
        },
        new("denial-ttl-above-soa", FaultArea.Denial, "The records of the chain live longer than the SOA lets negative answers live.")
        {
            Breaks = Rfc.Quote("9077 §3.1", "The TTL of the NSEC RR that is returned MUST be the lesser of the MINIMUM field of the SOA record and the TTL of the SOA itself."),
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["denial-ttl-above-soa"] },
            BeforeSigning = site =>
            {
                foreach (var set in site.Zone.Sets.Where(set => set.Type == RecordType.Nsec || set.Type == RecordType.Nsec3))
                {
                    set.Ttl = 86400;
                }
            },
        },
    ];

    private static IEnumerable<ResourceRecord> Soa(ServerSite site) => site.Zone.Records.Where(record => record.Owner == site.Zone.Apex && record.CoveredType() == RecordType.Soa);

    /// <summary>Every server answers the fault's question with the answer to another one, changed.</summary>
    private static void Substitute(ServerSite site, Question other, Func<Message, Message> change)
    {
        var asked = site.Question;
        foreach (var server in site.Servers.Distinct())
        {
            server.Behaviours.Add((query, next) => query.Question == asked
                ? next(query with { Message = query.Message.With(questions: [other]) }).Change(message => change(message).With(questions: [asked]))
                : next(query));
        }
    }
}
