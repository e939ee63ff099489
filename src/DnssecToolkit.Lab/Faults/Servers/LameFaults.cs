using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>One server does not answer for the zone.</summary>
internal static class LameFaults
{
    private static readonly (string Section, string Sentence) UntilOneReturns = Rfc.Quote("1034 §5.3.3", "Send them queries until one returns a response.");

    public static IEnumerable<Fault> All =>
    [
        ServerFaults.OfOne("server-silent", "One server does not answer.", UntilOneReturns, ExpectedStatus.Secure, ["response-timeout"],
            (_, server) => server.Behaviours.Add((_, _) => new ServerReply.Silence())),
        Error("server-refuses", "One server refuses to answer.", ResponseCode.Refused, "response-refused",
            Rfc.Quote("1035 §4.1.1", "Refused - The name server refuses to perform the specified operation for policy reasons.")),
        Error("server-fails", "One server answers SERVFAIL.", ResponseCode.ServerFailure, "response-servfail",
            Rfc.Quote("1035 §4.1.1", "Server failure - The name server was unable to process this query due to a problem with the name server.")),
        Error("server-not-implemented", "One server answers NOTIMP.", ResponseCode.NotImplemented, "response-error",
            Rfc.Quote("1035 §4.1.1", "Response code - this 4 bit field is set as part of responses.")),
        ServerFaults.OfOne("server-refers-upwards", "One server does not have the zone and refers to the root.", Rfc.Quote("1034 §4.3.2", "If a match would take us out of the authoritative data, we have a referral. This happens when we encounter a node with NS RRs marking cuts along the bottom of a zone."), ExpectedStatus.Secure, ["response-upward-referral"],
            (site, query, message) => message.With(isAuthoritative: false, responseCode: ResponseCode.NoError, answer: [], additional: [],
                authority: [.. (site.Find(DomainName.Root)?.Records ?? []).Where(record => record.Type == RecordType.Ns && record.Owner.IsRoot)])),
        ServerFaults.OfOne("server-refers-to-itself", "One server that is named for the zone refers to the zone instead of answering.", Rfc.Quote("1034 §4.2.2", "The administrators of both zones should insure that the NS and glue RRs which mark both sides of the cut are consistent and remain so."), ExpectedStatus.Secure, ["response-lame"],
            (site, query, message) => message.With(isAuthoritative: false, responseCode: ResponseCode.NoError, answer: [],
                authority: [.. site.Zone.Records.Where(record => record.Type == RecordType.Ns && record.Owner == site.Zone.Apex)],
                additional: [.. site.Zone.Records.Where(record => record.Type == RecordType.A && record.Owner.FirstLabel.StartsWith("ns"u8))])),
        ServerFaults.OfOne("server-not-authoritative", "One server answers without AA, as from a cache.", Rfc.Quote("1035 §4.1.1", "Authoritative Answer - this bit is valid in responses, and specifies that the responding name server is an authority for the domain name in question section."), ExpectedStatus.Secure, ["response-not-authoritative"],
            (_, _, message) => message.With(isAuthoritative: false)),
        ServerFaults.OfOne("server-answers-from-above", "One server has the zone above instead of the zone, and denies the name.", Rfc.Quote("2308 §3", "Name servers authoritative for a zone MUST include the SOA record of the zone in the authority section of the response when reporting an NXDOMAIN or indicating that no data of the requested type exists."), ExpectedStatus.Secure, ["response-soa-above-zone"],
            (site, query, message) => message.With(responseCode: ResponseCode.NameError, answer: [], additional: [],
                authority: [.. (site.Parent?.Records ?? []).Where(record => record.CoveredType() == RecordType.Soa)])),
        ServerFaults.OfOne("server-nxdomain-for-empty-non-terminal", "One server says that an empty non-terminal does not exist.", Rfc.Says("8020 §2", "Where a name is said not to exist, nothing below it exists; an empty non-terminal has names below it, and so exists."), ExpectedStatus.Bogus, ["nxdomain-inconsistent", "servers-disagree"],
            (site, query, message) => query.Question == site.Question ? message.With(responseCode: ResponseCode.NameError) : message, ask: "b.ent A"),
        ServerFaults.OfOne("server-fails-for-keys", "One server fails for the DNSKEY set alone.", Rfc.Quote("1035 §4.1.1", "Server failure - The name server was unable to process this query due to a problem with the name server."), ExpectedStatus.Secure, ["response-servfail"],
            (_, query, message) => query.Question?.Type == RecordType.Dnskey ? message.With(responseCode: ResponseCode.ServerFailure, answer: [], authority: []) : message),
        new("parent-server-refers-for-ds", FaultArea.Servers, "One server of the parent answers the question for the DS with a referral.")
        {
            Breaks = Rfc.Quote("4034 §5", "The DS RR appears only on the upper (parental) side of a delegation, and is authoritative data in the parent zone."),
            Needs = zone => zone.Apex.IsRoot ? "the root has no parent" : zone.IsSigned ? null : "it is not signed",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["response-referral-for-ds"] },
            Servers = site => site.ParentServers[0].ChangeAnswers((query, message) => query.Question is { } question && question.Type == RecordType.Ds && question.Name == site.Zone.Apex
                ? message.With(isAuthoritative: false, answer: [], authority: [.. site.Zone.Records.Where(record => record.Type == RecordType.Ns && record.Owner == site.Zone.Apex)])
                : message),
        },
        new("parent-server-denies-ds", FaultArea.Servers, "One server of the parent has an old version of its zone, from before the DS was added.")
        {
            Breaks = Rfc.Quote("1034 §4.3.5", "When the inevitable changes are made, they must be distributed to all of the name servers."),
            Needs = zone => zone.Apex.IsRoot ? "the root has no parent" : zone.IsSigned ? null : "it is not signed",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["ds-disagree"] },
            Servers = site => site.ParentServers[0].Serve(site.ParentVariant(zone => zone with { Keys = [.. zone.Keys.Select(key => key with { HasDs = false })] })),
        },
    ];

    private static Fault Error(string name, string summary, ResponseCode code, string must, (string, string) breaks) => ServerFaults.OfOne(
        name, summary, breaks, ExpectedStatus.Secure, [must], (_, _, message) => message.With(isAuthoritative: false, responseCode: code, answer: [], authority: [], additional: []));
}
