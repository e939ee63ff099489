using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in the fields of NSEC3 and NSEC3PARAM records.</summary>
internal static class Nsec3Faults
{
    private static readonly (string Section, string Sentence) Iterations =
        Rfc.Quote("9276 §3.2", "Validating resolvers MAY return an insecure response to their clients when processing NSEC3 records with iterations larger than 0.");

    public static IEnumerable<Fault> All =>
    [
        Iterated(51, ExpectedStatus.Secure, "nsec3-iterations-nonzero"),
        Iterated(151, ExpectedStatus.Insecure, "nsec3-iterations-too-many"),
        Iterated(501, ExpectedStatus.Insecure, "nsec3-iterations-too-many"),
        new("nsec3-iterations-at-their-limit", FaultArea.Denial, "The chain hashes with 150 additional iterations, the most that RFC 5155 allows for small keys.")
        {
            Breaks = Rfc.Quote("9276 §3.1", "If NSEC3 must be used, then an iterations count of 0 MUST be used to alleviate computational burdens."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["nsec3-iterations-nonzero"], MustNot = ["nsec3-iterations-too-many"] },
            Plan = zone => zone with { Denial = zone.Denial with { Iterations = 150 } },
        },
        new("nsec3-salted", FaultArea.Denial, "The chain hashes with a salt of eight octets.")
        {
            Breaks = Rfc.Quote("9276 §3.1", "Operators SHOULD NOT use a salt by indicating a zero-length salt value instead (represented as a \"-\" in the presentation format)."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["nsec3-salt-nonempty"] },
            Plan = zone => zone with { Denial = zone.Denial with { Salt = "ca12b74adb90591a" } },
        },
        new("nsec3-hash-unknown", FaultArea.Denial, "The chain says that it hashes with algorithm 2, which nobody knows.")
        {
            Breaks = Rfc.Quote("5155 §8.1", "A validator MUST ignore NSEC3 RRs with unknown hash types."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-hash-unknown", "* NSEC3"),
            Plan = zone => zone with { Denial = zone.Denial with { HashAlgorithm = 2 } },
        },
        new("nsec3-flags-unknown", FaultArea.Denial, "Every NSEC3 has a flag set that nobody knows.")
        {
            Breaks = Rfc.Quote("5155 §8.2", "A validator MUST ignore NSEC3 RRs with a Flag fields value other than zero or one."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-flags-unknown", "* NSEC3"),
            BeforeSigning = site => site.Zone.ChangeNsec3(nsec3 => nsec3.With(flags: (byte)(nsec3.Flags | 0x80))),
        },
        new("nsec3-hashed-with-other-salt", FaultArea.Denial, "The owners were hashed without the salt that the records and NSEC3PARAM state.")
        {
            Breaks = Rfc.Quote("5155 §3", "The owner name for the NSEC3 RR is the base32 encoding of the hashed owner name prepended as a single label to the name of the zone."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = zone => new(ExpectedStatus.Bogus, "nsec3-apex-hangs", $"{Nsec3Hash.OwnerName(zone.Apex, zone.Apex, [0xbe, 0xef], zone.Denial.Iterations)} NSEC3"),
            BeforeSigning = site =>
            {
                site.Zone.ChangeNsec3(nsec3 => nsec3.With(salt: new byte[] { 0xbe, 0xef }));
                site.Zone.Find(site.Zone.Apex, RecordType.Nsec3Param)?.ChangeData(data =>
                    data is Nsec3Param param ? new Nsec3Param(param.HashAlgorithm, param.Flags, param.Iterations, new byte[] { 0xbe, 0xef }) : data);
            },
        },
        new("nsec3-parameters-mixed", FaultArea.Denial, "The NSEC3 of the apex states another salt than the rest of the chain, and servers send it all the same.")
        {
            Breaks = Rfc.Quote("5155 §8.2", "A validator MAY treat a response as bogus if the response contains NSEC3 RRs that contain different values for hash algorithm, iterations, or salt from each other for that zone."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = DenialTools.Bogus("nsec3-parameters-mixed"),
            BeforeSigning = site => site.Zone.Match("@").ChangeNsec3(nsec3 => nsec3.With(salt: new byte[] { 0xbe, 0xef })),
            Servers = site =>
            {
                var owner = Nsec3Hash.OwnerName(site.Zone.Apex, site.Zone.Apex, site.Zone.Description.Denial.SaltOctets.AsSpan(), site.Zone.Description.Denial.Iterations);
                var odd = site.Zone.Records.Where(record => record.Owner == owner && record.IsProof()).ToList();
                site.ChangeAnswers((_, message) => message.IsNegative() ? message.With(authority: [.. message.Authority.Union(odd)]) : message);
            },
        },
        new("nsec3param-differs", FaultArea.Denial, "NSEC3PARAM states a salt that the chain does not have.")
        {
            Breaks = Rfc.Says("5155 §4.1", "NSEC3PARAM holds the parameters with which the chain is hashed; servers look there how to hash, validators do not."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Secure),
            BeforeSigning = site => site.Zone.Find(site.Zone.Apex, RecordType.Nsec3Param)?.ChangeData(data =>
                data is Nsec3Param param ? new Nsec3Param(param.HashAlgorithm, param.Flags, param.Iterations, new byte[] { 0xbe, 0xef }) : data),
        },
        new("nsec3-owner-too-short", FaultArea.Denial, "The owner of the NSEC3 that should cover the name has a hash of 15 octets.")
        {
            Breaks = Rfc.Quote("5155 §3", "The owner name for the NSEC3 RR is the base32 encoding of the hashed owner name prepended as a single label to the name of the zone."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-owner-malformed", "* NSEC3"),
            BeforeSigning = site => Rename(site.Zone, site.Zone.Cover("nothing"), label => label[..24]),
        },
        new("nsec3-owner-in-upper-case", FaultArea.Denial, "The owner of the NSEC3 that covers the name is written in capitals, which does not matter.")
        {
            Breaks = Rfc.Says("4034 §6.2", "Owner names are compared and signed in lower case."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Secure) { MustNot = ["nsec3-owner-malformed"] },
            BeforeSigning = site => Rename(site.Zone, site.Zone.Cover("nothing"), label => [.. label.Select(octet => (byte)char.ToUpperInvariant((char)octet))]),
        },
        new("nsec3-next-hash-too-short", FaultArea.Denial, "The next hash of the NSEC3 that should cover the name has 19 octets.")
        {
            Breaks = Rfc.Quote("5155 §3.1.7", "The Next Hashed Owner Name field contains the next hashed owner name in hash order."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-next-hash-malformed", "* NSEC3"),
            BeforeSigning = site => site.Zone.Cover("nothing").ChangeNsec3(nsec3 => nsec3.With(next: nsec3.NextHashedOwnerName[..19])),
        },
        new("nsec3-opt-out-flag-missing", FaultArea.Denial, "Unsigned delegations were left out of the chain, but the records do not have the opt-out flag.")
        {
            Breaks = Rfc.Quote("5155 §8.6", "If there is no such NSEC3 RR, then the validator MUST verify that a closest provable encloser proof for QNAME is present in the response, and that the NSEC3 RR that covers the \"next closer\" name has the Opt-Out bit set."),
            Ask = "www.unsigned A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-opt-out-not-set", "unsigned DS"),
            Plan = ChainFaults.OptOut,
            BeforeSigning = site => site.Zone.ChangeNsec3(nsec3 => nsec3.With(flags: 0)),
        },
        new("nsec3-opt-out-flag-set", FaultArea.Denial, "One NSEC3 of a chain without opt-out has the opt-out flag, so that the absence of a name is not proved for sure.")
        {
            Breaks = Rfc.Quote("5155 §9.2", "This rule is based on what this closest encloser proof actually proves: names that would be covered by the Opt-Out NSEC3 RR may or may not exist as insecure delegations."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Insecure) { Must = ["nsec3-opt-out-used"] },
            BeforeSigning = site => site.Zone.Cover("nothing").ChangeNsec3(nsec3 => nsec3.With(flags: Nsec3.OptOutFlag)),
        },
    ];

    private static Fault Iterated(ushort iterations, ExpectedStatus status, string code) =>
        new($"nsec3-iterations-{iterations}", FaultArea.Denial, $"The chain hashes with {iterations} additional iterations.")
        {
            Breaks = Iterations,
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(status) { Must = [code] },
            Plan = zone => zone with { Denial = zone.Denial with { Iterations = iterations } },
        };

    private static void Rename(ZoneDraft zone, ZoneSet? set, Func<byte[], byte[]> change)
    {
        if (set is not null && zone.Apex.TryPrepend(change(set.Owner.FirstLabel.ToArray()), out var owner))
        {
            zone.Remove(set);
            set.Data.ForEach(data => zone.Add(owner, data, set.Ttl));
        }
    }
}
