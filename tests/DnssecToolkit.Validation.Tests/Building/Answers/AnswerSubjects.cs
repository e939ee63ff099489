using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>Makes subjects of rules by hand: responses, proofs judged by the real checker, aliases, comparisons.</summary>
public static class AnswerSubjects
{
    /// <summary>The instant of everything here.</summary>
    public static readonly DateTimeOffset At = new(2026, 5, 5, 20, 0, 0, TimeSpan.Zero);

    /// <summary>A server of example.</summary>
    public static readonly ServerAddress First = new(IPAddress.Parse("192.0.2.1"));

    /// <summary>Another server of example.</summary>
    public static readonly ServerAddress Second = new(IPAddress.Parse("192.0.2.2"));

    /// <summary>The zone of nearly all subjects.</summary>
    public static readonly DomainName Example = Name("example.");

    public static DomainName Name(string text) => DomainName.Parse(text);

    public static Question Ask(string name, RecordType type) => new(Name(name), type);

    public static ResourceRecord Record(string owner, Rdata data, uint ttl = 300) => new(Name(owner), RecordClass.Internet, ttl, data);

    public static ResourceRecord SoaOf(string zone, uint serial = 1) =>
        Record(zone, new Soa(Name("ns1.example."), Name("hostmaster.example."), serial, 3600, 600, 86400, 300));

    public static ResourceRecord Address(string owner, string address = "192.0.2.7", uint ttl = 300) => Record(owner, new A(IPAddress.Parse(address)), ttl);

    public static ResourceRecord NsOf(string owner, string target) => Record(owner, new Ns(Name(target)));

    public static ResourceRecord Signature(string owner, RecordType covered, int? labels = null, string zone = "example.", ushort keyTag = 12345) =>
        Record(owner, new Rrsig(
            covered,
            SecurityAlgorithm.EcdsaP256Sha256,
            (byte)(labels ?? Name(owner).SignedLabelCount),
            300,
            SignatureTime.FromInstant(At.AddDays(7)),
            SignatureTime.FromInstant(At.AddDays(-7)),
            keyTag,
            Name(zone),
            new byte[64]));

    /// <summary>A response with DO and AA; change what shall be different.</summary>
    public static Message Response(Question question, ResponseCode? code = null, ResourceRecord[]? answer = null, ResourceRecord[]? authority = null, ResourceRecord[]? additional = null,
        bool authoritative = true, bool truncated = false, bool edns = true, bool recursion = false) => new()
        {
            Id = 1,
            IsResponse = true,
            IsAuthoritative = authoritative,
            IsTruncated = truncated,
            RecursionAvailable = recursion,
            ResponseCode = code ?? ResponseCode.NoError,
            Questions = [question],
            Answer = [.. answer ?? []],
            Authority = [.. authority ?? []],
            Additional = [.. additional ?? []],
            Edns = edns ? new Edns(1232, dnssecOk: true) : null,
        };

    public static Exchange Exchange(Question asked, Outcome outcome, ServerAddress? server = null, Transport transport = Transport.Udp) =>
        new(At, server ?? First, transport, new Message { Id = 1, Questions = [asked], Edns = new Edns(1232, dnssecOk: true) }.ToWire(), outcome);

    public static Exchange Exchange(Message response, ServerAddress? server = null, Question? asked = null, Transport transport = Transport.Udp) =>
        Exchange(asked ?? response.Question!, new Outcome.Answered(response.ToWire()), server, transport);

    /// <summary>The check of an RRset, valid unless said otherwise.</summary>
    public static RRsetCheck Checked(SignedRRset set, Exchange exchange, bool valid = true, Section section = Section.Authority)
    {
        var sighting = new Sighting(set, section, exchange);
        return new RRsetCheck(
            sighting,
            Example,
            [.. set.Signatures.Select(rrsig => new SignatureCheck(sighting, rrsig, Example, At, valid ? SignatureProblems.None : SignatureProblems.CryptographyFailed, []))]);
    }

    /// <summary>An NSEC record; RRSIG and NSEC need not be named among its types.</summary>
    public static DenialData Nsec(string owner, string next, params RecordType[] types) =>
        new(Name(owner), new Nsec(Name(next), TypeBitmap.Of([.. types, RecordType.Rrsig, RecordType.Nsec])));

    /// <summary>An NSEC3 record of a name with the smallest span.</summary>
    public static DenialData Match(string name, params RecordType[] types) => Match(name, new Parameters(), types);

    public static DenialData Match(string name, Parameters with, params RecordType[] types)
    {
        var hash = with.Hash(Name(name));
        return with.Record(hash, Step(hash, 1), types);
    }

    /// <summary>An NSEC3 record that covers a name and hardly anything else.</summary>
    public static DenialData Cover(string name, Parameters? with = null)
    {
        with ??= new Parameters();
        var hash = with.Hash(Name(name));
        return with.Record(Step(hash, -1), Step(hash, 1), [RecordType.A]);
    }

    /// <summary>The hash of a name without salt and iterations, in base32hex.</summary>
    public static string HashOf(string name) => Nsec3Hash.ToBase32Hex(new Parameters().Hash(Name(name)));

    /// <summary>A proof as the checker judges it, in a response that carries the records.</summary>
    public static DenialCheck Denial(DenialKind kind, string name, RecordType type, params DenialData[] records) =>
        Denial(kind, name, type, ResolverPolicies.Rfc, records);

    public static DenialCheck Denial(DenialKind kind, string name, RecordType type, ResolverPolicy policy, params DenialData[] records)
    {
        var isReferral = kind == DenialKind.NoDs;
        var exchange = Exchange(Response(
            Ask(name, type),
            kind == DenialKind.NameError ? ResponseCode.NameError : null,
            answer: kind == DenialKind.WildcardAnswer ? [Address(name), Signature(name, RecordType.A, 2)] : [],
            authority: [isReferral ? NsOf(name, "ns.elsewhere.test.") : SoaOf("example."), .. records.SelectMany(record => record.Records)],
            authoritative: !isReferral));
        var claim = new DenialClaim(kind, Example, Name(name), type, kind == DenialKind.WildcardAnswer ? Name("w.example.") : null);
        return new DenialChecker(policy).Check(
            claim,
            [.. records.Select(record => new DenialRecord(Checked(SignedRRset.Gather(record.Records)[0], exchange, !record.HasBadSignature)))],
            exchange,
            smallestKey: 2048);
    }

    public static AliasCheck Alias(string name, string? target, ResourceRecord[] alias, ResourceRecord? synthesized = null, params ResourceRecord[] beside)
    {
        ResourceRecord[] answer = [.. alias, Signature(alias[0].Owner.ToString(), alias[0].Type), .. synthesized is null ? [] : new[] { synthesized }, .. beside];
        var exchange = Exchange(Response(Ask(name, RecordType.A), answer: answer));
        var sets = SignedRRset.Gather(answer);
        return new AliasCheck(
            Example,
            Name(name),
            target is null ? null : Name(target),
            Checked(sets[0], exchange, section: Section.Answer),
            synthesized is null ? null : new Sighting(sets.First(set => set.Type == RecordType.Cname && set.Owner == synthesized.Owner), Section.Answer, exchange));
    }

    public static ObservedExchange Observed(Exchange exchange) => new(Example, exchange);

    public static ServerComparison Comparison(Question question, SecurityStatus first, SecurityStatus second, Message firstSays, Message secondSays)
    {
        ImmutableArray<Exchange> exchanges = [Exchange(firstSays, First), Exchange(secondSays, Second)];
        return new ServerComparison(
            Example,
            question,
            [(First, first), (Second, second)],
            [.. exchanges.Select(exchange => (exchange.Server, SignedRRset.Gather(exchange.Response!.Answer).FirstOrDefault(set => set.Type == question.Type)))])
        {
            Exchanges = exchanges,
        };
    }

    private static byte[] Step(byte[] hash, int by)
    {
        var stepped = (byte[])hash.Clone();
        stepped[^1] = (byte)(stepped[^1] + by); // the tests' names have hashes whose last octet neither begins nor ends a round
        return stepped;
    }

    /// <summary>The data of an NSEC or NSEC3 record and how its signature fares.</summary>
    public sealed record DenialData(DomainName Owner, Rdata Data)
    {
        public bool HasBadSignature { get; init; }

        public int? Labels { get; init; }

        public ResourceRecord[] Records => [new(Owner, RecordClass.Internet, 300, Data), Signature(Owner.ToString(), Data.Type, Labels)];

        /// <summary>The same with a signature that does not verify.</summary>
        public DenialData Spoiled => this with { HasBadSignature = true };
    }

    /// <summary>The parameters of an NSEC3 chain.</summary>
    public sealed record Parameters(ushort Iterations = 0, string Salt = "", byte Flags = 0, byte HashAlgorithm = Nsec3.Sha1HashAlgorithm)
    {
        public byte[] Hash(DomainName name) => Nsec3Hash.Compute(name, Convert.FromHexString(Salt), Iterations);

        public DenialData Record(byte[] owner, byte[] next, RecordType[] types)
        {
            Example.TryPrepend(System.Text.Encoding.ASCII.GetBytes(Nsec3Hash.ToBase32Hex(owner)), out var name);
            return new DenialData(name!, new Nsec3(HashAlgorithm, Flags, Iterations, Convert.FromHexString(Salt), next, TypeBitmap.Of([.. types, RecordType.Rrsig])));
        }
    }
}
