using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in the lists of types that NSEC and NSEC3 records carry.</summary>
internal static class BitmapFaults
{
    private static readonly (string Section, string Sentence) ListsAll = Rfc.Quote(
        "4035 §5.4",
        "If the requested RR name matches the owner name of an authenticated NSEC RR, then the NSEC RR's type bit map field lists all RR types present at that owner name, and a resolver can prove that the requested RR type does not exist by checking for the RR type in the bit map.");

    private static readonly (string Section, string Sentence) AncestorDelegation = Rfc.Quote(
        "6840 §4.1",
        "Ancestor delegation NSEC or NSEC3 RRs MUST NOT be used to assume nonexistence of any RRs below that zone cut, which include all RRs at that (original) owner name other than DS RRs, and all RRs below that owner name regardless of type.");

    private static readonly (string Section, string Sentence) NsWithoutDs = Rfc.Quote(
        "5155 §8.9",
        "If there is an NSEC3 RR present in the response that matches the delegation name, then the validator MUST ensure that the NS bit is set and that the DS bit is not set in the Type Bit Maps field of the NSEC3 RR.");

    public static IEnumerable<Fault> All =>
    [
        new("bitmap-lists-absent-type", FaultArea.Denial, "The list of types at a name has the type asked for, which the name does not have.")
        {
            Breaks = ListsAll,
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-type-in-bitmap", "nsec3-type-in-bitmap"),
            BeforeSigning = site => site.Zone.Match("www").AddTypes(RecordType.Mx),
        },
        new("bitmap-lists-cname", FaultArea.Denial, "The list of types at a name has CNAME, although the name is no alias.")
        {
            Breaks = Rfc.Quote("6840 §4.3", "When validating a NOERROR/NODATA response, validators MUST check the CNAME bit in the matching NSEC or NSEC3 RR's type bitmap in addition to the bit for the query type."),
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-cname-in-bitmap", "nsec3-cname-in-bitmap"),
            BeforeSigning = site => site.Zone.Match("www").AddTypes(RecordType.Cname),
        },
        new("bitmap-lists-ns-at-host", FaultArea.Denial, "The list of types at a host has NS, so that the zone itself says that an unsigned zone begins there.")
        {
            Breaks = AncestorDelegation,
            Ask = "www MX",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Insecure),
            BeforeSigning = site => site.Zone.Match("www").AddTypes(RecordType.Ns),
        },
        new("bitmap-lists-ns-above-name", FaultArea.Denial, "The list of types above the name has NS without SOA, so that the zone itself says that an unsigned zone begins there.")
        {
            Breaks = AncestorDelegation,
            Ask = "nothing.www A",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Insecure),
            BeforeSigning = site => site.Zone.Match("www").AddTypes(RecordType.Ns),
        },
        new("bitmap-lists-dname-above-name", FaultArea.Denial, "The list of types at the closest encloser has DNAME, so that nothing below it can be denied.")
        {
            Breaks = Rfc.Quote("5155 §8.3", "The DNAME type bit must not be set and the NS type bit may only be set if the SOA type bit is set."),
            Ask = "nothing.www A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-ancestor-delegation", "nsec3-closest-encloser-is-cut"),
            BeforeSigning = site => site.Zone.Match("www").AddTypes(RecordType.Dname),
        },
        new("bitmap-lists-ds-at-unsigned-delegation", FaultArea.Denial, "The list of types at an unsigned delegation has DS, which is not there.")
        {
            Breaks = NsWithoutDs,
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-ds-in-bitmap", "nsec3-ds-in-bitmap", "unsigned DS"),
            BeforeSigning = site => site.Zone.Match("unsigned").AddTypes(RecordType.Ds),
        },
        new("bitmap-lacks-ns-at-delegation", FaultArea.Denial, "The list of types at an unsigned delegation lacks NS.")
        {
            Breaks = NsWithoutDs,
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-no-ns-in-bitmap", "nsec3-no-ns-in-bitmap", "unsigned DS"),
            BeforeSigning = site => site.Zone.Match("unsigned").ChangeTypes(types => types.Where(type => type != RecordType.Ns).Append(RecordType.A)),
        },
        new("bitmap-lists-soa-at-delegation", FaultArea.Denial, "The list of types at an unsigned delegation has SOA, as if the record were the child's.")
        {
            Breaks = Rfc.Quote("5155 §8.9", "The validator MUST also ensure that the NSEC3 RR is from the correct (i.e., parent) zone. This is done by ensuring that the SOA bit is not set in the Type Bit Maps field of this NSEC3 RR."),
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-from-child-side", "nsec3-from-child-side", "unsigned DS"),
            BeforeSigning = site => site.Zone.Match("unsigned").AddTypes(RecordType.Soa),
        },
        new("bitmap-lists-absent-type-at-wildcard", FaultArea.Denial, "The list of types at a wildcard has the type asked for, which the wildcard does not have.")
        {
            Breaks = Rfc.Quote("5155 §8.7", "Furthermore, the bits corresponding to both QTYPE and CNAME MUST NOT be set in the wildcard matching NSEC3 RR."),
            Incident = "slack.com 2021-09-30 had the reverse: types missing from the list at a wildcard",
            Ask = "x.wild TXT",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-wildcard-type-present", "nsec3-wildcard-type-present"),
            BeforeSigning = site => site.Zone.Match("*.wild").AddTypes(RecordType.Txt),
        },
        new("bitmap-lacks-type", FaultArea.Denial, "The list of types at a name lacks a type that it has, and one server answers by the list.")
        {
            Breaks = ListsAll,
            Incident = "slack.com 2021-09-30: the list at a wildcard lacked types, and resolvers that reuse proofs (RFC 8198) denied them",
            Ask = "www AAAA",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["denial-contradicted"] },
            BeforeSigning = site => site.Zone.Match("www").ChangeTypes(types => types.Where(type => type != RecordType.Aaaa)),
            Servers = site =>
            {
                var asked = site.Question;
                site.Servers[0].Behaviours.Add((query, next) => query.Question is { } question && question.Name == asked.Name && question.Type == asked.Type
                    ? next(query with { Message = query.Message.With(questions: [question with { Type = RecordType.Naptr }]) }).Change(message => message.With(questions: [question]))
                    : next(query));
            },
        },
    ];
}
