using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in proofs that servers make and sign for each answer: compact denial (RFC 9824) and minimally covering records (RFC 4470, RFC 7129 appendix B).</summary>
internal static class InventedProofFaults
{
    private static readonly (string Section, string Sentence) NxnameOnly =
        Rfc.Says("9824 §3.1", "The NSEC for a name that does not exist lists RRSIG, NSEC and NXNAME, and nothing else.");

    private static readonly (string Section, string Sentence) Successor =
        Rfc.Quote("9824 §3.1", "The Next Domain Name field SHOULD be set to the immediate lexicographic successor of the QNAME. This is accomplished by adding a leading label with a single null (zero-value) octet.");

    public static IEnumerable<Fault> All =>
    [
        Compact("compact-denial-nxname-missing", "A server with compact denial leaves NXNAME out, so that a name which does not exist looks like one without records.", NxnameOnly,
            new(ExpectedStatus.Secure) { MustNot = ["nsec-no-match", "compact-denial-types-beside-nxname"] }, [], next: null, ResponseCode.NoError),
        Compact("compact-denial-nxdomain-without-nxname", "A server with compact denial says NXDOMAIN, but its NSEC shows a name that exists.", NxnameOnly,
            new(ExpectedStatus.Bogus, "nsec-name-exists"), [], next: null, ResponseCode.NameError),
        Compact("compact-denial-nxdomain-with-nxname", "A server with compact denial says NXDOMAIN unasked where NOERROR is due, beside a good proof.", Rfc.Says("9824 §3.1", "The response code of a compact answer for a name that does not exist is NOERROR."),
            new(ExpectedStatus.Secure) { MustNot = ["nsec-name-exists"] }, [RecordType.Nxname], next: null, ResponseCode.NameError),
        Compact("compact-denial-types-beside-nxname", "A server with compact denial lists types of the zone beside NXNAME.", NxnameOnly,
            new(ExpectedStatus.Secure) { Must = ["compact-denial-types-beside-nxname"] }, [RecordType.Nxname, RecordType.Txt], next: null, ResponseCode.NoError),
        Compact("compact-denial-type-asked-for-listed", "A server with compact denial lists the very type that it denies.", NxnameOnly,
            new(ExpectedStatus.Bogus, "nsec-type-in-bitmap"), [RecordType.A], next: null, ResponseCode.NoError),
        Compact("compact-denial-span-too-wide", "A server with compact denial spans up to the last name of the zone, so that reused proofs deny names that exist.", Successor,
            new(ExpectedStatus.Secure) { Must = ["compact-denial-span-too-wide"] }, [RecordType.Nxname], next: "zz", ResponseCode.NoError),
        Compact("compact-denial-type-list-of-old", "A server with compact denial lists every type but the one asked for, as servers did before RFC 9824.", NxnameOnly,
            new(ExpectedStatus.Secure), [RecordType.Txt, RecordType.Mx, RecordType.Aaaa, RecordType.Srv, RecordType.Caa], next: null, ResponseCode.NoError),
        new("white-lie-misses-name", FaultArea.Denial, "A server that makes minimally covering records starts the span after the name instead of before it.")
        {
            Breaks = Rfc.Says("4470 §3", "The invented NSEC has an owner just before the name and a next name just after it."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-not-covered", "nsec3-next-closer-not-covered"),
            Servers = site => Lie(site, off: 2),
        },
        new("white-lie-matches-name", FaultArea.Denial, "A server that makes minimally covering records makes one that matches the name it denies.")
        {
            Breaks = Rfc.Says("4470 §3", "The invented NSEC has an owner just before the name and a next name just after it."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = DenialTools.Bogus("nsec-name-exists", "nsec3-name-exists"),
            Servers = site => Lie(site, off: 1),
        },
        new("white-lie", FaultArea.Denial, "A server makes minimally covering records for each answer, and makes them well.")
        {
            Breaks = Rfc.Says("4470 §3", "The invented NSEC has an owner just before the name and a next name just after it."),
            Ask = "nothing A",
            Needs = DenialTools.NeedsChain,
            Expect = _ => new(ExpectedStatus.Secure) { MustNot = ["nsec-name-not-covered", "nsec3-next-closer-not-covered", "nsec-name-exists", "nsec3-name-exists"] },
            Servers = site => Lie(site, off: 0),
        },
    ];

    private static Fault Compact(string name, string summary, (string, string) breaks, Expectation expect, RecordType[] types, string? next, ResponseCode responseCode) =>
        new(name, FaultArea.Denial, summary)
        {
            Breaks = breaks,
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec,
            Expect = _ => expect,
            Plan = zone => zone with { Denial = DenialDescription.Compact },
            Servers = site =>
            {
                var asked = site.Question;
                asked.Name.TryPrepend([0], out var successor);
                var proof = new Lazy<IEnumerable<ResourceRecord>>(() => site.Zone.Invent(
                    asked.Name, new Nsec(next is null ? successor ?? site.Zone.Apex : site.Name(next), TypeBitmap.Of([RecordType.Rrsig, RecordType.Nsec, .. types]))));
                site.ChangeAnswers((query, message) => query.Question == asked
                    ? message.With(responseCode: responseCode, authority: [.. message.Authority.Where(record => !record.IsProof()), .. proof.Value])
                    : message);
            },
        };

    /// <summary>Makes servers invent the record that covers the name, its owner so many steps from just before the name.</summary>
    private static void Lie(ServerSite site, int off)
    {
        var asked = site.Question;
        var description = site.Zone.Description;
        var proof = new Lazy<IEnumerable<ResourceRecord>>(() =>
        {
            var bare = TypeBitmap.Of([RecordType.Rrsig, RecordType.Nsec]);
            if (!description.HasNsec3())
            {
                // Between "label!" of one octet less and "label~": names do not come so near to each other.
                var label = asked.Name.FirstLabel.ToArray();
                asked.Name.Parent.TryPrepend(off switch { 0 => [.. label[..^1], (byte)(label[^1] - 1), (byte)'~'], 1 => label, _ => [.. label, (byte)'!'] }, out var before);
                asked.Name.Parent.TryPrepend([.. label, (byte)'~'], out var after);
                return site.Zone.Invent(before!, new Nsec(after!, bare));
            }

            var hash = Nsec3Hash.Compute(asked.Name, description.Denial.SaltOctets.AsSpan(), description.Denial.Iterations);
            var owner = off switch { 0 => DenialTools.Step(hash, -1), 1 => hash, _ => DenialTools.Step(hash, 1) };
            site.Zone.Apex.TryPrepend(System.Text.Encoding.ASCII.GetBytes(Nsec3Hash.ToBase32Hex(owner)), out var name);
            return site.Zone.Invent(name!, new Nsec3(
                description.Denial.HashAlgorithm, 0, description.Denial.Iterations, description.Denial.SaltOctets.AsSpan().ToArray(), DenialTools.Step(DenialTools.Step(hash, 1), 1), TypeBitmap.Of([])));
        });
        site.ChangeAnswers((query, message) => query.Question == asked && message.IsNegative() ? message.WithoutCoverOf(asked.Name, site.Zone).With(
            authority: [.. message.WithoutCoverOf(asked.Name, site.Zone).Authority, .. proof.Value]) : message);
    }
}
