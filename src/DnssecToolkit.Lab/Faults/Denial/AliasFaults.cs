using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in aliases: what servers make of a DNAME, and what stands beside a CNAME.</summary>
internal static class AliasFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("dname-cname-missing", FaultArea.Denial, "Servers send a DNAME without the CNAME that follows from it.")
        {
            Breaks = Rfc.Quote("6672 §3.1", "A CNAME RR with Time to Live (TTL) equal to the corresponding DNAME RR is synthesized and included in the answer section when the DNAME is employed as a substitution instruction."),
            Ask = "www.moved A",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dname-cname-missing"] },
            Servers = site => Synthesized(site, _ => []),
        },
        new("dname-cname-wrong-target", FaultArea.Denial, "The CNAME that servers send beside a DNAME leads elsewhere.")
        {
            Breaks = Rfc.Quote("6672 §5.3.1", "For a DNSSEC validator, verification of the DNAME RR and then that the CNAME was properly synthesized is sufficient proof."),
            Ask = "www.moved A",
            Expect = _ => new(ExpectedStatus.Bogus, "dname-cname-wrong-target", "moved DNAME"),
            Servers = site => Synthesized(site, record => [record with { Data = new Cname(site.Name("mail")) }]),
        },
        new("dname-cname-ttl-zero", FaultArea.Denial, "The CNAME that servers make of a DNAME has the TTL 0, as RFC 2672 had it.")
        {
            Breaks = Rfc.Quote("6672 §3.1", "A TTL of zero means that the CNAME can be discarded immediately after processing the answer."),
            Ask = "www.moved A",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dname-cname-ttl-zero"] },
            Servers = site => Synthesized(site, record => [record with { Ttl = 0 }]),
        },
        new("dname-cname-ttl-differs", FaultArea.Denial, "The CNAME that servers make of a DNAME has another TTL.")
        {
            Breaks = Rfc.Quote("6672 §3.1", "A CNAME RR with Time to Live (TTL) equal to the corresponding DNAME RR is synthesized and included in the answer section when the DNAME is employed as a substitution instruction."),
            Ask = "www.moved A",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dname-ttl-differ"] },
            Servers = site => Synthesized(site, record => [record with { Ttl = record.Ttl + 1 }]),
        },
        new("dname-cname-signed", FaultArea.Denial, "The CNAME that servers make of a DNAME carries a signature of the zone.")
        {
            Breaks = Rfc.Quote("4035 §3", "A security aware name server that synthesizes CNAME RRs from DNAME RRs as described in [RFC2672] SHOULD NOT generate signatures for the synthesized CNAME RRs."),
            Ask = "www.moved A",
            Needs = zone => zone.IsSigned ? null : "it is not signed",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dname-cname-signed"] },
            Servers = site => Synthesized(site, record => site.Zone.Invent(record.Owner, record.Data, record.Ttl)),
        },
        new("dname-not-signed", FaultArea.Denial, "A DNAME has no signature.")
        {
            Breaks = Rfc.Quote("6672 §5.3.1", "For a DNSSEC validator, verification of the DNAME RR and then that the CNAME was properly synthesized is sufficient proof."),
            Ask = "www.moved A",
            Needs = zone => zone.IsSigned ? null : "it is not signed",
            Expect = _ => new(ExpectedStatus.Bogus, "rrsig-missing", "moved DNAME"),
            AfterSigning = site => site.Zone.Find(site.Zone.Name("moved"), RecordType.Dname)?.Signatures.Clear(),
        },
        new("dname-twice", FaultArea.Denial, "A name has two DNAME records.")
        {
            Breaks = Rfc.Quote("6672 §2.4", "DNAME is a singleton type, meaning only one DNAME is allowed per name."),
            Ask = "www.moved A",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["dname-multiple"] },
            Contents = site => site.Zone.Find(site.Zone.Name("moved"), RecordType.Dname)?.Data.Add(new Dname(site.Zone.Name("wild"))),
        },
        new("cname-twice", FaultArea.Denial, "A name has two CNAME records.")
        {
            Breaks = Rfc.Quote("2181 §10.1", "There may be only one such canonical name for any one alias."),
            Ask = "alias A",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["cname-multiple"] },
            Contents = site => site.Zone.Add("alias CNAME mail\n"),
        },
        new("cname-beside-other-data", FaultArea.Denial, "A name has a CNAME and an address, and servers send both.")
        {
            Breaks = Rfc.Quote("1034 §3.6.2", "If a CNAME RR is present at a node, no other data should be present; this ensures that the data for a canonical name and its aliases cannot be different."),
            Ask = "alias MX",
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["cname-with-other-data"] },
            Contents = site => site.Zone.Add("alias A 192.0.2.81\n"),
            Servers = site =>
            {
                var beside = site.Zone.Records.Where(record => record.Owner == site.Name("alias") && record.CoveredType() == RecordType.A).ToList();
                site.ChangeAnswers((query, message) => query.Question == site.Question ? message.With(answer: [.. message.Answer, .. beside]) : message);
            },
        },
    ];

    /// <summary>Changes the CNAME that servers make of a DNAME.</summary>
    private static void Synthesized(ServerSite site, Func<ResourceRecord, IEnumerable<ResourceRecord>> change) => site.ChangeAnswers((_, message) =>
        message.Answer.Any(record => record.Type == RecordType.Dname)
            ? message.With(answer: [.. message.Answer.SelectMany(record =>
                record.Data is Cname && message.Answer.Any(other => other.Type == RecordType.Dname && record.Owner.IsBelow(other.Owner)) ? change(record) : [record])])
            : message);
}
