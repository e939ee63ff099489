using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Which signatures authenticate a set (RFC 4035 §5.3.1 to §5.3.3, RFC 4034 §3.1.5 and §6, RFC 6840 §5.1).</summary>
public class SignatureTests
{
    private static readonly DateTimeOffset Noon = TestInternet.Noon;
    private static readonly DomainName Www = DomainName.Parse("www.s.");

    [Theory]
    [InlineData(-3600, "Secure", "")]
    [InlineData(-3601, "Bogus rrsig-not-yet-valid", "8 6")]
    [InlineData(0, "Secure", "")]
    [InlineData(7200, "Secure", "")]
    [InlineData(7201, "Bogus rrsig-expired", "7 6")]
    public void A_signature_holds_from_the_second_of_its_inception_to_the_second_of_its_expiration(int seconds, string expected, string errors)
    {
        var internet = With(zone => set => zone.Signature(set, inception: Time(Noon.AddHours(-1)), expiration: Time(Noon.AddHours(2))));

        var diagnosis = internet.Diagnose("www.s. A", at: Noon.AddSeconds(seconds));

        Assert.Equal((expected, errors), (diagnosis.Summary(), diagnosis.Errors()));
        Assert.Equal(expected, internet.Diagnose("www.s. A", at: Noon.AddSeconds(seconds + 0.999)).Summary());
    }

    [Theory]
    [InlineData("unbound", 2 * 3600, 3600)]
    [InlineData("unbound", 5 * 86400, 43200)]
    [InlineData("unbound", 15 * 86400, 86400)]
    [InlineData("powerdns", 15 * 86400, 0)]
    [InlineData("bind-9.18", 15 * 86400, 0)]
    [InlineData("bind-9.20", 15 * 86400, 0)]
    [InlineData("knot", 15 * 86400, 0)]
    [InlineData("rfc", 15 * 86400, 0)]
    public void An_expired_signature_is_forgiven_to_the_last_second_of_the_policys_skew(string name, int validity, int skew)
    {
        var policy = ResolverPolicies.Find(name)!;
        var internet = With(zone => set => zone.Signature(set, inception: Time(Noon.AddSeconds(-validity)), expiration: Time(Noon)));

        Assert.Equal("Secure", internet.Diagnose("www.s. A", policy: policy, at: Noon.AddSeconds(skew)).Summary());
        Assert.Equal("Bogus rrsig-expired", internet.Diagnose("www.s. A", policy: policy, at: Noon.AddSeconds(skew + 1)).Summary());
    }

    [Theory]
    [InlineData("unbound", 2 * 3600, 3600)]
    [InlineData("unbound", 5 * 86400, 43200)]
    [InlineData("unbound", 15 * 86400, 86400)]
    [InlineData("powerdns", 15 * 86400, 60)]
    [InlineData("bind-9.18", 15 * 86400, 0)]
    [InlineData("bind-9.20", 15 * 86400, 0)]
    [InlineData("knot", 15 * 86400, 0)]
    [InlineData("rfc", 15 * 86400, 0)]
    public void A_signature_that_has_not_begun_is_forgiven_to_the_last_second_of_the_policys_skew(string name, int validity, int skew)
    {
        var policy = ResolverPolicies.Find(name)!;
        var internet = With(zone => set => zone.Signature(set, inception: Time(Noon), expiration: Time(Noon.AddSeconds(validity))));

        Assert.Equal("Secure", internet.Diagnose("www.s. A", policy: policy, at: Noon.AddSeconds(-skew)).Summary());
        Assert.Equal("Bogus rrsig-not-yet-valid", internet.Diagnose("www.s. A", policy: policy, at: Noon.AddSeconds(-skew - 1)).Summary());
    }

    [Fact]
    public void Signature_times_go_on_over_the_end_of_their_32_bits_in_2106()
    {
        var wrap = new DateTimeOffset(2106, 2, 7, 6, 28, 16, TimeSpan.Zero);
        SignedZone Zone(string apex) => new(apex, "www A 192.0.2.1") { Inception = Time(wrap.AddDays(-2)), Expiration = Time(wrap.AddDays(2)) };
        var internet = new TestInternet(Zone("."), Zone("s."));

        Assert.Equal(0u, Time(wrap).Seconds);
        foreach (var seconds in new[] { -172800, -1, 0, 1, 172800 })
        {
            Assert.Equal("Secure", internet.Diagnose("www.s. A", at: wrap.AddSeconds(seconds)).Summary());
        }

        Assert.Equal(SecurityStatus.Bogus, internet.Diagnose("www.s. A", at: wrap.AddSeconds(-172801)).Status);
        Assert.Equal(SecurityStatus.Bogus, internet.Diagnose("www.s. A", at: wrap.AddSeconds(172801)).Status);
    }

    [Fact]
    public void The_first_and_the_last_instant_that_can_be_told_are_judged_like_any_other()
    {
        var internet = With(zone => set => zone.Signature(set));

        foreach (var policy in ResolverPolicies.All)
        {
            Assert.NotEqual(SecurityStatus.Secure, internet.Diagnose("www.s. A", policy: policy, at: DateTimeOffset.MinValue).Status);
            Assert.NotEqual(SecurityStatus.Secure, internet.Diagnose("www.s. A", policy: policy, at: DateTimeOffset.MaxValue).Status);
        }
    }

    [Fact]
    public void A_signature_that_expires_before_it_begins_never_holds()
    {
        var diagnosis = With(zone => set => zone.Signature(set, inception: Time(Noon.AddHours(1)), expiration: Time(Noon.AddHours(-1)))).Diagnose("www.s. A");

        Assert.Equal(("Bogus rrsig-expires-before-inception", "25 6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Theory]
    [InlineData(".", "rrsig-signer-above")]
    [InlineData("www.s.", "rrsig-signer-below")]
    [InlineData("t.", "rrsig-signer-beside")]
    public void A_signature_in_another_zones_name_authenticates_nothing(string signer, string code)
    {
        var diagnosis = With(zone => set => zone.Signature(set, signer: signer)).Diagnose("www.s. A");

        Assert.Equal(($"Bogus {code}", "6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Fact]
    public void More_labels_than_the_owner_has_authenticate_nothing() =>
        Assert.Equal("Bogus rrsig-labels-exceed-owner", With(zone => set => zone.Signature(set, labels: 3)).Diagnose("www.s. A").Summary());

    [Fact]
    public void A_signature_with_an_unsupported_algorithm_alone_is_bogus_where_the_DS_promises_another()
    {
        var diagnosis = With(zone => set => zone.Signature(set)).Diagnose("www.s. A", message => Evidence.Map(message, record =>
            [record.Owner == Www && record.Data is Rrsig rrsig ? record with { Data = Other(rrsig, algorithm: new SecurityAlgorithm(200)) } : record]));

        Assert.Equal(("Bogus rrset-no-supported-signature", "1 6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Fact]
    public void A_signature_under_a_tag_that_no_key_has_lacks_its_key()
    {
        var diagnosis = With(zone => set => zone.Signature(set, tag: 1)).Diagnose("www.s. A");

        Assert.Equal(("Bogus rrsig-key-missing", "9 6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Fact]
    public void A_record_without_its_signature_in_a_secure_zone_is_bogus()
    {
        var diagnosis = With(zone => set => null).Diagnose("www.s. A");

        Assert.Equal(("Bogus rrsig-missing", "10 6"), (diagnosis.Summary(), diagnosis.Errors()));
        Assert.All(ResolverPolicies.All, policy => Assert.Equal("Bogus rrsig-missing", With(zone => set => null).Diagnose("www.s. A", policy: policy).Summary()));
    }

    [Fact]
    public void One_good_signature_among_bad_ones_is_enough()
    {
        SignedZone? made = null;
        var internet = With(zone => { made = zone; return set => zone.Signature(set); });
        var set = new RRset(Www, RecordClass.Internet, 3600, made!.Records.Where(record => record.Owner == Www && record.Type == RecordType.A).Select(record => record.Data));
        ImmutableArray<Rrsig> bad =
        [
            made.Signature(set, expiration: Time(Noon.AddDays(-1))),
            made.Signature(set, tag: 1),
            Other(made.Signature(set), algorithm: new SecurityAlgorithm(200)),
        ];

        var diagnosis = internet.Diagnose("www.s. A", message => message.Answer.Any(record => record.Type == RecordType.A)
            ? Evidence.With(message, [.. bad.Select(rrsig => SignedZone.Record(Www, rrsig)), .. message.Answer])
            : null);

        Assert.Equal("Secure", diagnosis.Summary());
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "rrsig-expired" && !finding.BreaksLink);
    }

    [Fact]
    public void Repeated_records_upper_case_and_order_do_not_matter_to_a_signature()
    {
        var internet = new TestInternet(new SignedZone("s.", "www A 192.0.2.1\nwww A 192.0.2.2\nwww MX 1 Mail.S.\nwww MX 2 other.s."));

        foreach (var question in new[] { "www.s. A", "www.s. MX" })
        {
            var diagnosis = internet.Diagnose(question, message => Evidence.With(
                message, [.. message.Answer.Concat(message.Answer).Reverse().Select(record => record with { Owner = Upper(record.Owner), Data = record.Data is Mx mx ? new Mx(mx.Preference, Upper(mx.Exchange)) : record.Data })]));

            Assert.Equal("Secure", diagnosis.Summary());
        }

        static DomainName Upper(DomainName name) => DomainName.Parse(name.ToString().ToUpperInvariant());
    }

    [Theory]
    [InlineData(0u, null)]
    [InlineData(1u, null)]
    [InlineData(3601u, "rrset-ttl-above-original")]
    public void The_TTL_is_signed_as_it_was_and_may_run_down(uint ttl, string? finding)
    {
        var diagnosis = With(zone => set => zone.Signature(set)).Diagnose("www.s. A", message => Evidence.Map(message, record => [record.Owner == Www ? record with { Ttl = ttl } : record]));

        Assert.Equal("Secure", diagnosis.Summary());
        Assert.Equal(finding is not null, diagnosis.Findings.Any(found => found.Code == finding));
    }

    private static Rrsig Other(Rrsig rrsig, SecurityAlgorithm algorithm) =>
        new(rrsig.TypeCovered, algorithm, rrsig.Labels, rrsig.OriginalTtl, rrsig.Expiration, rrsig.Inception, rrsig.KeyTag, rrsig.SignersName, rrsig.Signature);

    private static SignatureTime Time(DateTimeOffset instant) => SignatureTime.FromInstant(instant);

    private static TestInternet With(Func<SignedZone, Func<RRset, Rrsig?>> sign)
    {
        SignedZone? zone = null;
        Func<RRset, Rrsig?>? special = null;
        zone = new SignedZone("s.", "www A 192.0.2.1")
        {
            SignWith = (set, key) => set.Owner == Www && set.Type == RecordType.A ? special!(set) : zone!.Signature(set, key),
        };
        special = sign(zone);
        return new TestInternet(zone, new SignedZone("t.", ""));
    }
}
