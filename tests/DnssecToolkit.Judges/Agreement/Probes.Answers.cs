using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

public static partial class Probes
{
    private static IEnumerable<Probe> Denials =>
    [
        .. Both("denial-stripped", "nx A | www MX | x.wild A | www.unsigned A", probe => probe with { Response = message => Without(message, _ => true) }),
        .. Both("denial-unsigned", "nx A | www MX | x.wild A | www.unsigned A", probe => probe with { Response = message => message.Without(record => record.Data is Rrsig rrsig && IsDenial(rrsig.TypeCovered)) }),
        .. Both("wildcard-proof-missing", "x.wild A", probe => probe with { Response = message => message.Answer.IsEmpty ? message : Without(message, _ => true) }),
        .. Both("wildcard-proof-bad", "x.wild A", probe => probe with { AfterSigning = SpoilDenials }),
        .. Both("denial-all-bad", "nx A | www MX | x.wild A | www.unsigned A | www.signed A | b.ent A", probe => probe with { AfterSigning = SpoilDenials }),
        .. Both("apex-denial-bad", "nx A | www MX | x.wild A | www.unsigned A", probe => probe with { AfterSigning = site => DenialOf(site, site.Zone.Apex)?.ChangeSignatures(Flip) }),
        .. Both("one-proof-only", "nx A", probe => probe with { Response = OneProofOnly }),
        .. Both("rcode-nxdomain-for-nodata", "www MX", probe => probe with { Response = message => message.Answer.IsEmpty && message.Question?.Type == RecordType.Mx ? message.With(responseCode: ResponseCode.NameError) : message }),
        .. Both("rcode-noerror-for-nxdomain", "nx A", probe => probe with { Response = message => message.With(responseCode: ResponseCode.NoError) }),
        .. Both("type-in-bitmap", "www MX", probe => probe with { BeforeSigning = site => AddType(site, site.Zone.Name("www"), RecordType.Mx) }),
        .. Both("cname-in-bitmap", "www MX", probe => probe with { BeforeSigning = site => AddType(site, site.Zone.Name("www"), RecordType.Cname) }),
        .. Both("ds-bit-at-unsigned", "www.unsigned A", probe => probe with { BeforeSigning = site => AddType(site, site.Zone.Name("unsigned"), RecordType.Ds) }),
        .. Both("soa-bit-at-unsigned", "www.unsigned A", probe => probe with { BeforeSigning = site => AddType(site, site.Zone.Name("unsigned"), RecordType.Soa) }),
        .. Both("no-ns-bit-at-unsigned", "www.unsigned A | unsigned DS", probe => probe with { BeforeSigning = site => RemoveType(site, site.Zone.Name("unsigned"), RecordType.Ns) }),
        .. Both("no-soa-bit-at-apex", "@ MX | @ CAA | nx A", probe => probe with { BeforeSigning = site => RemoveType(site, site.Zone.Apex, RecordType.Soa) }),
        .. Both("denial-without-rrsig-bit", "www MX | nx A", probe => probe with { BeforeSigning = site => { RemoveType(site, site.Zone.Name("www"), RecordType.Rrsig); RemoveType(site, site.Zone.Apex, RecordType.Rrsig); } }),
        new("nsec3-optout-nx", "nx A | www MX | x.wild A | nx DS | sub.unsigned DS | www DS") { Denial = DenialDescription.OptOutNsec3 },
        new("nsec3-unknown-hash", "www A | nx A | www MX | x.wild A | www.unsigned A") { Denial = DenialDescription.Nsec3 with { HashAlgorithm = 2 }, TldDenial = DenialDescription.Nsec },
        new("nsec3-unknown-flags", "www A | nx A | www MX") { Denial = DenialDescription.Nsec3, TldDenial = DenialDescription.Nsec, BeforeSigning = site => Nsec3s(site, nsec3 => new Nsec3(nsec3.HashAlgorithm, 0x82, nsec3.Iterations, nsec3.Salt, nsec3.NextHashedOwnerName, nsec3.Types)) },
        new("nsec3-long-salt", "nx A | www MX") { Denial = DenialDescription.Nsec3 with { Salt = new string('a', 510) } },
        new("nsec3-salt-20-iterations-10", "nx A") { Denial = DenialDescription.Nsec3 with { Salt = new string('a', 40), Iterations = 10 } },
        new("nsec-and-nsec3-param-only", "nx A") { Contents = site => site.Zone.Add(site.Zone.Apex, new Nsec3Param(1, 0, 0, ReadOnlyMemory<byte>.Empty)) },
        new("deep-name", "a.b.c.d.e.f.g.h.i.j.k.l A | 1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20 A") { Denial = DenialDescription.Nsec3 },
        new("deep-name-iterations", "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20 A") { Denial = DenialDescription.Nsec3 with { Iterations = 50 } },
        new("denial-none", "nx A | www MX | x.wild A | www A | www.unsigned A") { Denial = new DenialDescription(DenialKind.None), TldDenial = DenialDescription.Nsec },
        new("ttl-of-denial-zero", "nx A") { Plan = zone => zone with { Ttls = zone.Ttls with { Negative = 0 } } },
    ];

    private static IEnumerable<Probe> Aliases =>
    [
        new("dname-unsigned", "a.moved A | www.moved A") { AfterSigning = site => site.Zone.Set("moved", RecordType.Dname).Signatures.Clear() },
        new("dname-bad", "www.moved A") { AfterSigning = site => site.Zone.Set("moved", RecordType.Dname).ChangeSignatures(Flip) },
        new("dname-without-cname", "www.moved A") { Response = message => message.Without(record => record.Type == RecordType.Cname) },
        new("dname-wrong-cname", "www.moved A") { Response = message => message.Map(record => record.Data is Cname && message.Answer.Any(other => other.Type == RecordType.Dname) ? [new ResourceRecord(record.Owner, record.Class, record.Ttl, new Cname(message.Question!.Name.Ancestor(2)))] : [record]) },
        new("dname-good", "www.moved A | moved DNAME | x.moved A"),
        new("cname-unsigned", "alias A | alias CNAME") { AfterSigning = site => site.Zone.Set("alias", RecordType.Cname).Signatures.Clear() },
        new("cname-bad", "alias A | alias CNAME") { AfterSigning = site => site.Zone.Set("alias", RecordType.Cname).ChangeSignatures(Flip) },
        new("cname-target-bad", "alias A") { AfterSigning = site => site.Zone.Set("www", RecordType.A).ChangeSignatures(Flip) },
        new("cname-to-nowhere", "lost A") { Contents = site => site.Zone.Add(site.Zone.Name("lost"), new Cname(site.Zone.Name("nowhere"))) },
        new("cname-to-unsigned", "out A") { Contents = site => site.Zone.Add(site.Zone.Name("out"), new Cname(site.Zone.Name("www.unsigned"))) },
        new("cname-loop", "loop A") { Contents = site => { site.Zone.Add(site.Zone.Name("loop"), new Cname(site.Zone.Name("pool"))); site.Zone.Add(site.Zone.Name("pool"), new Cname(site.Zone.Name("loop"))); } },
        new("cname-wildcard", "x.cw A") { Contents = site => site.Zone.Add(site.Zone.Name("*.cw"), new Cname(site.Zone.Name("www"))) },
        new("cname-wildcard-proof-missing", "x.cw A") { Contents = site => site.Zone.Add(site.Zone.Name("*.cw"), new Cname(site.Zone.Name("www"))), Response = message => message.Answer.IsEmpty ? message : Without(message, _ => true) },
        new("two-cnames", "two A") { Contents = site => { site.Zone.Add(site.Zone.Name("two"), new Cname(site.Zone.Name("www"))); site.Zone.Add(site.Zone.Name("two"), new Cname(site.Zone.Name("mail"))); } },
    ];

    private static IEnumerable<Probe> Hostile =>
    [
        .. ((int[])[2, 4, 8, 9, 16, 17, 20, 40]).Select(count => new Probe($"bad-signatures-{count}-then-good")
        {
            AfterSigning = site => site.Target.Signatures.InsertRange(0, Enumerable.Range(0, count).Select(i => Random(site.Target.Signatures[0], i))),
        }),
        .. ((int[])[2, 4, 8, 9, 20]).Select(count => new Probe($"ds-{count}-mismatches-then-good")
        {
            Contents = site => site.DsSet.Data.InsertRange(0, Enumerable.Range(0, count).Select(i => new Ds(((Ds)site.DsSet.Data[^1]).KeyTag, ((Ds)site.DsSet.Data[^1]).Algorithm, DigestType.Sha256, Bytes(i, 32))).ToList()),
        }),
        .. ((int[])[8, 20]).Select(count => new Probe($"ds-{count}-other-tags-then-good")
        {
            Contents = site => site.DsSet.Data.InsertRange(0, Enumerable.Range(0, count).Select(i => new Ds((ushort)(1000 + i), SecurityAlgorithm.EcdsaP256Sha256, DigestType.Sha256, Bytes(i, 32))).ToList()),
        }),
        .. ((int[])[2, 4, 10, 40]).Select(count => new Probe($"keys-{count}-more")
        {
            BeforeSigning = site => site.KeySet.Data.AddRange(Enumerable.Range(0, count).Select(i => Key($"more {i}", SecurityAlgorithm.EcdsaP256Sha256).ToDnskey(256))),
        }),
    ];

    private static IEnumerable<Probe> QuestionTypes =>
    [
        new("types", "www ANY | @ ANY | www RRSIG | @ NSEC | www NSEC | @ DS | @ SOA | @ NS | @ TXT | www TYPE65400 | nx ANY"),
        new("types-nsec3", "www ANY | @ NSEC3PARAM | @ DS") { Denial = DenialDescription.Nsec3 },
        new("any-one-bad", "www ANY") { AfterSigning = site => site.Zone.Set("www", RecordType.Txt).ChangeSignatures(Flip) },
    ];

    private static IEnumerable<Probe> Both(string name, string asks, Func<Probe, Probe> change) =>
    [
        change(new Probe($"{name}-nsec", asks)) with { TldDenial = DenialDescription.Nsec },
        change(new Probe($"{name}-nsec3", asks) { Denial = DenialDescription.Nsec3 }) with { TldDenial = DenialDescription.Nsec },
    ];

    private static bool IsDenial(RecordType type) => type == RecordType.Nsec || type == RecordType.Nsec3;

    private static Message Without(Message message, Func<ResourceRecord, bool> also) => message.Without(record =>
        (IsDenial(record.Type) || (record.Data is Rrsig rrsig && IsDenial(rrsig.TypeCovered))) && also(record));

    private static Message OneProofOnly(Message message)
    {
        if (!message.Answer.IsEmpty)
        {
            return message;
        }

        var owner = message.Authority.Where(record => IsDenial(record.Type)).Select(record => record.Owner).FirstOrDefault();
        return Without(message, record => record.Owner != owner);
    }

    private static void SpoilDenials(FaultSite site)
    {
        foreach (var set in site.Zone.Sets.Where(set => IsDenial(set.Type)))
        {
            set.ChangeSignatures(Flip);
        }
    }

    private static ZoneSet? DenialOf(FaultSite site, DomainName name) => site.Zone.Find(name, RecordType.Nsec) ?? site.Zone.Nsec3Of(name);

    private static void AddType(FaultSite site, DomainName name, RecordType type) => ChangeTypes(site, name, types => types.Append(type));

    private static void RemoveType(FaultSite site, DomainName name, RecordType type) => ChangeTypes(site, name, types => types.Where(other => other != type));

    private static void ChangeTypes(FaultSite site, DomainName name, Func<IEnumerable<RecordType>, IEnumerable<RecordType>> change) =>
        DenialOf(site, name)?.ChangeData(data => data switch
        {
            Nsec nsec => new Nsec(nsec.NextDomainName, TypeBitmap.Of([.. change(nsec.Types)])),
            Nsec3 nsec3 => new Nsec3(nsec3.HashAlgorithm, nsec3.Flags, nsec3.Iterations, nsec3.Salt, nsec3.NextHashedOwnerName, TypeBitmap.Of([.. change(nsec3.Types)])),
            _ => data,
        });

    private static void Nsec3s(FaultSite site, Func<Nsec3, Nsec3> change)
    {
        foreach (var set in site.Zone.Sets.Where(set => set.Type == RecordType.Nsec3))
        {
            set.ChangeData(data => data is Nsec3 nsec3 ? change(nsec3) : data);
        }
    }

    private static byte[] Bytes(int seed, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)((i * 37) + (seed * 101) + 5))];

    private static Rrsig Random(Rrsig rrsig, int seed) => rrsig.With(signature: Bytes(seed, rrsig.Signature.Length));
}
