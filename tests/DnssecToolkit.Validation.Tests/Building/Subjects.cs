using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>Subjects for rules, made as the engine makes them: real records with real signatures, put through the real checkers.</summary>
internal static class Subjects
{
    /// <summary>The instant judged unless a test says otherwise.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static readonly DomainName Zone = DomainName.Parse("example.");

    public static RRset Www { get; } = Address("www.example.", "192.0.2.80");

    public static RRset Address(string owner, string address, uint ttl = 3600) =>
        new(DomainName.Parse(owner), RecordClass.Internet, ttl, [new A(IPAddress.Parse(address))]);

    public static RuleContext Context(ResolverPolicy? policy = null, DateTimeOffset? at = null, int good = 0, int bad = 1) =>
        new(at ?? At, policy ?? ResolverPolicies.Rfc, (_, _, _) => new SignatureCensus(good, bad));

    /// <summary>A set with its signatures in the answer of a server.</summary>
    public static Sighting Seen(RRset set, IEnumerable<Rrsig> signatures, uint? signatureTtl = null, bool authoritative = true, string server = "192.0.2.1")
    {
        ImmutableArray<Rrsig> all = [.. signatures];
        var ttl = signatureTtl ?? set.Ttl;
        var response = new Message
        {
            IsResponse = true,
            IsAuthoritative = authoritative,
            Questions = [new Question(set.Owner, set.Type, set.Class)],
            Answer = [.. set.Records, .. all.Select(rrsig => new ResourceRecord(set.Owner, set.Class, ttl, rrsig))],
        };
        var exchange = new Exchange(At, new ServerAddress(IPAddress.Parse(server)), Transport.Udp, default, new Outcome.Answered(response.ToWire()));
        return new Sighting(new SignedRRset(set, all, all.IsEmpty ? null : ttl), Section.Answer, exchange);
    }

    /// <summary>The check of a set with the keys of its zone.</summary>
    public static RRsetCheck Check(Sighting subject, IEnumerable<SigningKey> keys, ResolverPolicy? policy = null, DateTimeOffset? at = null, DomainName? zone = null)
    {
        var used = policy ?? ResolverPolicies.Rfc;
        var budget = used.Budget.SignatureChecks;
        return new SignatureChecker(used, at ?? At).Check(subject, zone ?? Zone, [.. keys.Select(key => key.InSet)], ref budget);
    }

    /// <summary>The check of one signature over www.example. A.</summary>
    public static SignatureCheck Check(Rrsig rrsig, IEnumerable<SigningKey> keys, ResolverPolicy? policy = null, DateTimeOffset? at = null, RRset? set = null, DomainName? zone = null) =>
        Check(Seen(set ?? Www, [rrsig]), keys, policy, at, zone).Signatures[0];

    /// <summary>The DNSKEY RRset of the zone.</summary>
    public static RRset KeySet(params IEnumerable<SigningKey> keys) => new(Zone, RecordClass.Internet, 3600, keys.Select(key => key.Public));

    /// <summary>The check of a key set that these keys sign, against DS records that the parent signed or against a trust anchor.</summary>
    public static KeySetCheck KeySet(
        IEnumerable<SigningKey> keys, IEnumerable<SigningKey> signers, IEnumerable<Ds> records, bool anchor = false, ResolverPolicy? policy = null,
        IEnumerable<Rdata>? extra = null, IEnumerable<Rrsig>? extraSignatures = null, string server = "192.0.2.1")
    {
        var set = new RRset(Zone, RecordClass.Internet, 3600, keys.Select(key => (Rdata)key.Public).Concat(extra ?? []));
        return KeySet(Seen(set, signers.Select(signer => signer.Sign(set)).Concat(extraSignatures ?? []), server: server), records, anchor, policy);
    }

    public static KeySetCheck KeySet(Sighting subject, IEnumerable<Ds> records, bool anchor = false, ResolverPolicy? policy = null)
    {
        var used = policy ?? ResolverPolicies.Rfc;
        ImmutableArray<Ds> all = [.. records];
        return new KeySetChecker(used, new SignatureChecker(used, At))
            .Check(Zone, subject, anchor ? Zone : DomainName.Root, anchor ? null : DsSet(all), all);
    }

    /// <summary>A DS RRset that the parent signed.</summary>
    public static RRsetCheck DsSet(IEnumerable<Ds> records)
    {
        var set = new RRset(Zone, RecordClass.Internet, 86400, records);
        return Check(Seen(set, [SigningKey.Parent.Sign(set, signer: DomainName.Root)]), [SigningKey.Parent], zone: DomainName.Root);
    }

    /// <summary>The codes that the rules find in a subject, in order.</summary>
    public static IEnumerable<string> Codes(object subject, RuleContext? context = null) =>
        RuleBook.Check(subject, context ?? Context()).Select(finding => finding.Code);
}
