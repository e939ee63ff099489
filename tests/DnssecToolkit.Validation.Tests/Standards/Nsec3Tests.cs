using System.Collections.Concurrent;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Proofs by NSEC3 (RFC 5155 §8, RFC 9077, RFC 9276).</summary>
public class Nsec3Tests
{
    private const string Records = """
        alias CNAME www
        dn DNAME other.
        b.ent A 192.0.2.1
        ns1 A 192.0.2.2
        sub NS ns1.other.
        deep.er NS ns1.other.
        www A 192.0.2.3
        """;

    private static readonly ConcurrentDictionary<Denials, TestInternet> Made = new();

    private static TestInternet Of(Denials denial) => Made.GetOrAdd(denial, key => new TestInternet(new SignedZone("n.", Records, key), new SignedZone("one.", "", key)));

    [Theory]
    [InlineData("nope.n. A", ResponseKind.NameError)]
    [InlineData("a.b.c.nope.n. A", ResponseKind.NameError)]
    [InlineData("below.www.n. A", ResponseKind.NameError)]
    [InlineData("x.one. A", ResponseKind.NameError)]
    [InlineData("www.n. AAAA", ResponseKind.NoData)]
    [InlineData("n. AAAA", ResponseKind.NoData)]
    [InlineData("ent.n. A", ResponseKind.NoData)]
    [InlineData("one. A", ResponseKind.NoData)]
    [InlineData("sub.n. DS", ResponseKind.NoData)]
    [InlineData("www.n. DS", ResponseKind.NoData)]
    [InlineData("er.n. DS", ResponseKind.NoData)]
    [InlineData("nope.n. DS", ResponseKind.NameError)]
    public void What_is_absent_is_proved_absent_and_without_any_of_the_proofs_records_it_is_not(string question, ResponseKind kind)
    {
        var internet = Of(Denials.Nsec3);
        var diagnosis = internet.Diagnose(question);
        Assert.Equal(("Secure", kind), (diagnosis.Summary(), diagnosis.Response().Kind));

        foreach (var owner in diagnosis.Response().Denial!.Used.Select(record => record.Check.Subject.Owner))
        {
            var without = internet.Diagnose(question, message => message.Question == TestInternet.Ask(question) ? Evidence.Without(message, record => record.Owner == owner) : null);
            Assert.True(without.Status == SecurityStatus.Bogus, $"{question} without the NSEC3 {owner}: {without}");
        }
    }

    [Fact]
    public void Spans_hold_all_the_way_round_the_circle_of_hashes()
    {
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal("Secure", Of(Denials.Nsec3).Diagnose($"x{i}.n. A").Summary());
        }
    }

    [Fact]
    public void The_closest_encloser_may_be_the_apex_itself()
    {
        var denial = Of(Denials.Nsec3).Diagnose("a.b.c.nope.n. A").Response().Denial!;

        Assert.Equal((DomainName.Parse("n."), DomainName.Parse("nope.n.")), (denial.ClosestEncloser, denial.NextCloser));
    }

    [Theory]
    [InlineData("nope.n. A", typeof(InsecureReason.OptOutAnswer))]
    [InlineData("sub.n. DS", typeof(InsecureReason.OptOutAnswer))]
    [InlineData("www.sub.n. A", typeof(InsecureReason.OptOut))]
    [InlineData("er.n. A", typeof(InsecureReason.OptOut))]
    [InlineData("x.deep.er.n. A", typeof(InsecureReason.OptOut))]
    [InlineData("www.n. AAAA", typeof(Verdict.Secure))]
    [InlineData("www.n. A", typeof(Verdict.Secure))]
    [InlineData("ent.n. A", typeof(Verdict.Secure))]
    public void Under_opt_out_what_is_covered_is_insecure_and_what_matches_is_secure(string question, Type reason) =>
        Assert.Equal(reason, Of(Denials.OptOut).Diagnose(question).Reason());

    [Theory]
    [InlineData("rfc", 150, "27")]
    [InlineData("unbound", 150, "27")]
    [InlineData("bind-9.18", 150, "")]
    [InlineData("bind-9.20", 50, "")]
    [InlineData("knot", 50, "27")]
    [InlineData("powerdns", 50, "")]
    public void A_proof_with_as_many_iterations_as_the_policy_computes_holds_and_with_one_more_is_insecure(string name, int limit, string errors)
    {
        var policy = ResolverPolicies.Find(name)!;
        var at = Of(Denials.Nsec3 with { Iterations = (ushort)limit }).Diagnose("nope.n. A", policy: policy);
        var above = Of(Denials.Nsec3 with { Iterations = (ushort)(limit + 1) }).Diagnose("nope.n. A", policy: policy);

        Assert.Equal(("Secure", "Insecure"), (at.Summary(), above.Summary()));
        Assert.Equal((typeof(InsecureReason.TooManyIterations), errors), (above.Reason(), above.Errors()));
    }

    [Fact]
    public void The_limit_of_iterations_goes_by_the_smallest_key_of_the_zone_by_RFC_5155_10_3()
    {
        var (small, large) = (ZoneKey.Make("small", algorithm: SecurityAlgorithm.RsaSha256, bits: 1024), ZoneKey.Make("large", algorithm: SecurityAlgorithm.RsaSha256, bits: 2048));
        TestInternet With(params ZoneKey[] keys) => new(new SignedZone("n.", Records, Denials.Nsec3 with { Iterations = 500 }) { Keys = [.. keys], Signers = [.. keys] });

        Assert.Equal("Secure", With(large).Diagnose("nope.n. A").Summary());
        Assert.Equal(typeof(InsecureReason.TooManyIterations), With(large, small).Diagnose("nope.n. A").Reason());
    }

    [Fact]
    public void Too_many_iterations_do_not_excuse_a_bad_signature()
    {
        var internet = Of(Denials.Nsec3 with { Iterations = 151 });

        Assert.Equal(SecurityStatus.Bogus, internet.Diagnose("nope.n. A", message => Evidence.WithoutSignatures(message, RecordType.Nsec3)).Status);
    }

    [Fact]
    public void A_salt_may_have_255_octets() => Assert.Equal("Secure", Of(Denials.Nsec3 with { Salt = new string('A', 510) }).Diagnose("nope.n. A").Summary());

    [Fact]
    public void An_unknown_hash_algorithm_proves_nothing() =>
        Assert.Equal("Bogus nsec3-hash-unknown", Of(Denials.Nsec3 with { Algorithm = 2 }).Diagnose("www.n. AAAA", message => Add(message, Denials.Nsec3 with { Algorithm = 2 })).Summary());

    [Fact]
    public void Unknown_flags_prove_nothing() =>
        Assert.Equal("Bogus nsec3-flags-unknown", Of(Denials.Nsec3 with { Flags = 2 }).Diagnose("www.n. AAAA").Summary());

    [Fact]
    public void A_second_chain_in_the_same_response_does_no_harm_even_with_more_iterations_than_are_computed()
    {
        var other = new SignedZone("n.", Records, Denials.Nsec3 with { Iterations = 2000, Salt = "FF" });
        var second = other.Sign().Where(record => record.Type == RecordType.Nsec3 || record.Data is Rrsig { TypeCovered.Number: 50 }).ToList();

        var diagnosis = Of(Denials.Nsec3).Diagnose("nope.n. A", message => message.ResponseCode == ResponseCode.NameError ? Evidence.With(message, authority: [.. second, .. message.Authority]) : null);

        Assert.Equal("Secure", diagnosis.Summary());
    }

    [Theory]
    [InlineData("www.sub.n. A", ResponseCodes.NameError, "sub.n.", "Bogus nsec3-closest-encloser-is-cut")]
    [InlineData("sub.n. A", ResponseCodes.NoError, "sub.n.", "Bogus nsec3-from-parent-side")]
    [InlineData("www.dn.n. A", ResponseCodes.NameError, "dn.n.", "Bogus nsec3-closest-encloser-is-cut")]
    [InlineData("alias.n. A", ResponseCodes.NoError, "alias.n.", "Bogus nsec3-cname-in-bitmap")]
    [InlineData("www.n. A", ResponseCodes.NoError, "www.n.", "Bogus nsec3-type-in-bitmap")]
    [InlineData("www.n. A", ResponseCodes.NameError, "www.n.", "Bogus nsec3-name-exists")]
    public void NSEC3_records_of_the_zone_in_the_wrong_place_prove_nothing(string question, ushort code, string match, string expected)
    {
        var zone = new SignedZone("n.", Records, Denials.Nsec3);
        var internet = new TestInternet(zone);
        var asked = TestInternet.Ask(question);
        var owner = zone.HashedOwner(match);
        var all = zone.Sign().Where(record => (record.Type == RecordType.Nsec3 || record.Data is Rrsig { TypeCovered.Number: 50 }) && (record.Owner == owner || code == ResponseCodes.NameError));
        var exchanges = internet.Record(question).Exchanges
            .Where(exchange => (exchange.Question!.Type == RecordType.Dnskey && !exchange.Response!.Answer.IsEmpty) || exchange.Question == TestInternet.Ask("n. DS"))
            .Append(Evidence.Change(
                internet.Record("nope.n. A").Exchanges.Last(exchange => exchange.Response!.ResponseCode == ResponseCode.NameError),
                message => new Message
                {
                    IsResponse = true,
                    IsAuthoritative = true,
                    ResponseCode = new ResponseCode(code),
                    Questions = [asked],
                    Authority = [.. message.Authority.Where(record => record.Owner == zone.Apex), .. all],
                    Edns = message.Edns,
                }))
            .Select(exchange => exchange.Response!.Question == asked
                ? new Captures.Exchange(exchange.At, exchange.Server, exchange.Transport, new Message { Questions = [asked], Edns = exchange.QueryMessage!.Edns }.ToWire(), exchange.Outcome)
                : exchange);

        Assert.Equal(expected, Validator.Diagnose(new Captures.Capture(exchanges), asked, internet.Anchors, TestInternet.Noon).Summary());
    }

    private static class ResponseCodes
    {
        public const ushort NoError = 0;
        public const ushort NameError = 3;
    }

    // A stand-in cannot look anything up with an unknown hash, so the whole chain is given.
    private static Message? Add(Message message, Denials denial) => message.Question != TestInternet.Ask("www.n. AAAA") || !message.IsAuthoritative ? null
        : Evidence.With(message, authority: [.. message.Authority, .. new SignedZone("n.", Records, denial).Sign().Where(record => record.Type == RecordType.Nsec3 || record.Data is Rrsig { TypeCovered.Number: 50 })]);
}
