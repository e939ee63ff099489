using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using static DnssecToolkit.Validation.Tests.Building.Answers.AnswerSubjects;

namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>Exchanges, responses and comparisons of servers, each with one flaw.</summary>
public static class ResponseFlaws
{
    private static readonly Question Www = Ask("www.example.", RecordType.A);
    private static readonly Question Ds = Ask("child.example.", RecordType.Ds);
    private static readonly Question Keys = Ask("example.", RecordType.Dnskey);

    private static ResourceRecord[] WwwSigned => [Address("www.example."), Signature("www.example.", RecordType.A)];

    private static ResourceRecord FirstKey => Record("example.", new Dnskey(257, 3, SecurityAlgorithm.Ed25519, new byte[32]));

    private static ResourceRecord SecondKey => Record("example.", new Dnskey(256, 3, SecurityAlgorithm.Ed25519, new byte[32]));

    private static ResourceRecord OldDs => Record("child.example.", new Ds(12345, SecurityAlgorithm.EcdsaP256Sha256, DigestType.Sha256, new byte[32]));

    private static ResourceRecord NewDs => Record("child.example.", new Ds(54321, SecurityAlgorithm.EcdsaP256Sha256, DigestType.Sha256, new byte[32]));

    public static IEnumerable<AnswerFlaw> All =>
    [
        new("response-timeout", Observed(Exchange(Www, new Outcome.Timeout(TimeSpan.FromSeconds(5))))),
        new("response-network-error", Observed(Exchange(Www, new Outcome.NetworkError("connection refused"), transport: Transport.Tcp))),
        new("response-unreadable", Observed(Exchange(Www, new Outcome.Unreadable(new byte[7], "only 7 octets were recorded")))) { Case = "cut-short" },
        new("response-unreadable", Observed(Exchange(Www, new Outcome.Answered(new byte[] { 1, 2, 3 })))) { Case = "noise" },
        new("response-damaged", Observed(Exchange(Www, new Outcome.Answered(Response(Www, answer: WwwSigned).ToWire().AsMemory()[..^20])))),
        new("response-servfail", Observed(Exchange(WithExtendedError(ResponseCode.ServerFailure, new ExtendedError(ExtendedErrorCode.DnssecBogus, "no good"))))),
        new("response-refused", Observed(Exchange(Response(Www, ResponseCode.Refused)))),
        new("response-error", Observed(Exchange(Response(Www, ResponseCode.FormatError, edns: false)))),
        new("response-truncated", Observed(Exchange(Response(Www, truncated: true)))),
        new("response-question-differs", Observed(Exchange(Response(Ask("www.example.", RecordType.Aaaa), authority: [SoaOf("example.")]), asked: Www))),
        new("response-not-authoritative", Observed(Exchange(Response(Www, answer: WwwSigned, authoritative: false)))),
        new("response-no-edns", Observed(Exchange(Response(Www, answer: [Address("www.example.")], edns: false)))),
        new("response-upward-referral", Observed(Exchange(Response(Www, authority: [NsOf(".", "a.root-servers.net.")], authoritative: false)))),
        new("response-lame", Observed(Exchange(Response(Www, authority: [NsOf("example.", "ns1.example.")], additional: [Address("ns1.example.", "192.0.2.1")], authoritative: false)))),
        new("response-referral-for-ds", Observed(Exchange(Response(Ds, authority: [NsOf("child.example.", "ns.child.example.")], authoritative: false)))),
        new("response-malformed-record", Observed(Exchange(Response(Ds, answer: [Record("child.example.", new UnknownRdata(RecordType.Ds, [0, 0, 8]))])))),
        new("response-foreign-class", Observed(Exchange(Response(Www, answer: [.. WwwSigned, new ResourceRecord(Name("www.example."), new RecordClass(3), 300, new A(System.Net.IPAddress.Loopback))])))),
        new("records-flood", Observed(Exchange(Response(Www, answer: [Address("www.example."), .. Enumerable.Range(1, 40).Select(tag => Signature("www.example.", RecordType.A, keyTag: (ushort)tag))]), transport: Transport.Tcp))),

        new("response-no-dnssec-records", new ResponseCheck(Www, Example, Exchange(Response(Www, answer: [Address("www.example.")])), ResponseKind.Positive) { Status = SecurityStatus.Bogus }),
        new("response-soa-missing", new ResponseCheck(Www, Example, Exchange(Response(Www, ResponseCode.NameError)), ResponseKind.NameError)),
        new("response-soa-not-zone", new ResponseCheck(Www, Example, Exchange(Response(Www, authority: [SoaOf("parking.test.")])), ResponseKind.NoData)),

        new("response-soa-unsigned", new ResponseCheck(Www, Example, Exchange(Response(Www, authority: [SoaOf("example."), Signature("www.example.", RecordType.Nsec)])), ResponseKind.NoData)
        {
            Denial = Denial(DenialKind.NoData, "www.example.", RecordType.A),
        }),
        new("response-soa-above-zone", new ObservedExchange(Name("child.example."), Exchange(Response(Ask("www.child.example.", RecordType.A), authority: [SoaOf("example.")])))),

        new("servers-disagree", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Bogus, Response(Www, answer: WwwSigned), Response(Www, answer: WwwSigned))),
        new("servers-disagree", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Bogus, Response(Www, authority: [SoaOf("example.", 2)]), Response(Www, authority: [SoaOf("example.", 1)])))
        {
            Case = "with-serials", Also = ["servers-serials-differ"],
        },
        new("servers-serials-differ", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Secure, Response(Www, authority: [SoaOf("example.", 2)]), Response(Www, authority: [SoaOf("example.", 1)]))),
        new("dnskey-missing-from-server", Comparison(Keys, SecurityStatus.Secure, SecurityStatus.Secure, Response(Keys, answer: [FirstKey, SecondKey]), Response(Keys, answer: [FirstKey]))) { Case = "one-key" },
        new("dnskey-missing-from-server", Comparison(Keys, SecurityStatus.Secure, SecurityStatus.Secure, Response(Keys, answer: [FirstKey]), Response(Keys, authority: [SoaOf("example.")]))) { Case = "no-keys" },
        new("ds-disagree", Comparison(Ds, SecurityStatus.Secure, SecurityStatus.Secure, Response(Ds, answer: [OldDs]), Response(Ds, answer: [NewDs]))),
        new("nxdomain-inconsistent", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Secure, Response(Www, ResponseCode.NameError, authority: [SoaOf("example.")]), Response(Www, answer: WwwSigned))),
    ];

    /// <summary>AnswerSubjects in which nothing is wrong.</summary>
    public static IEnumerable<(string Case, object Subject)> Healthy =>
    [
        ("an answer", Observed(Exchange(Response(Www, answer: WwwSigned)))),
        ("an answer of a resolver", Observed(Exchange(Response(Www, answer: WwwSigned, authoritative: false, recursion: true)))),
        ("a referral", Observed(Exchange(Response(Ask("www.child.example.", RecordType.A), authority: [NsOf("child.example.", "ns.child.example.")], additional: [Address("ns.child.example.", "192.0.2.9")], authoritative: false)))),
        ("a referral from the parent of the zone", Observed(Exchange(Response(Www, authority: [NsOf("example.", "ns1.example.")], additional: [Address("ns1.example.", "192.0.2.53")], authoritative: false)))),
        ("a DS from the parent", Observed(Exchange(Response(Ds, answer: [OldDs])))),
        ("NXDOMAIN with the zone's SOA", new ResponseCheck(Www, Example, Exchange(Response(Www, ResponseCode.NameError, authority: [SoaOf("example.")])), ResponseKind.NameError) { Status = SecurityStatus.Secure }),
        ("servers that agree", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Secure, Response(Www, answer: WwwSigned), Response(Www, answer: WwwSigned))),
        ("servers without evidence for a verdict", Comparison(Www, SecurityStatus.Secure, SecurityStatus.Indeterminate, Response(Www, answer: WwwSigned), Response(Www, answer: WwwSigned))),
        ("a DS from the parent, a denial from the child", Comparison(Ds, SecurityStatus.Secure, SecurityStatus.Secure, Response(Ds, answer: [OldDs]), Response(Ds, authority: [SoaOf("child.example.")]))),
    ];

    private static Message WithExtendedError(ResponseCode code, ExtendedError error) => new()
    {
        Id = 1,
        IsResponse = true,
        ResponseCode = code,
        Questions = [Www],
        Edns = new Edns(1232, dnssecOk: true, [Edns.ExtendedErrorOption(error)]),
    };
}
