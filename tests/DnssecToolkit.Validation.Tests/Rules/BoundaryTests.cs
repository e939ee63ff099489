using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>The exact second, octet and count at which a rule begins to fire.</summary>
public sealed class BoundaryTests
{
    private static readonly DateTimeOffset At = Subjects.At;

    [Fact]
    public void A_signature_is_still_good_at_the_second_it_expires() =>
        Assert.Equal(["rrsig-near-expiry"], Signed(expiration: At));

    [Fact]
    public void A_signature_has_expired_one_second_later() =>
        Assert.Equal(["rrsig-expired"], Signed(expiration: At.AddSeconds(-1)));

    [Fact]
    public void A_signature_is_good_at_the_second_it_begins() =>
        Assert.Equal(["rrsig-just-begun"], Signed(inception: At));

    [Fact]
    public void A_signature_is_not_yet_valid_one_second_earlier() =>
        Assert.Equal(["rrsig-not-yet-valid"], Signed(inception: At.AddSeconds(1)));

    [Fact]
    public void Three_hundred_seconds_before_its_end_a_signature_is_near_expiry_and_one_second_earlier_it_is_not()
    {
        Assert.Equal(["rrsig-near-expiry"], Signed(expiration: At.AddSeconds(300)));
        Assert.Empty(Signed(expiration: At.AddSeconds(301)));
    }

    [Fact]
    public void Three_hundred_seconds_after_its_begin_a_signature_has_just_begun_and_one_second_later_it_is_settled()
    {
        Assert.Equal(["rrsig-just-begun"], Signed(inception: At.AddSeconds(-300)));
        Assert.Empty(Signed(inception: At.AddSeconds(-301)));
    }

    [Fact]
    public void Half_a_day_of_validity_is_not_short_and_a_second_less_is()
    {
        Assert.Empty(Signed(At.AddHours(-6), At.AddHours(6)));
        Assert.Equal(["rrsig-lifetime-short"], Signed(At.AddHours(-6), At.AddHours(6).AddSeconds(-1)));
    }

    [Fact]
    public void A_hundred_and_eighty_days_of_validity_are_not_long_and_a_second_more_is()
    {
        Assert.Empty(Signed(At.AddDays(-90), At.AddDays(90)));
        Assert.Equal(["rrsig-lifetime-long"], Signed(At.AddDays(-90), At.AddDays(90).AddSeconds(1)));
    }

    [Fact]
    public void A_signature_that_begins_and_ends_in_the_same_second_is_not_expired_before_its_begin() =>
        Assert.DoesNotContain("rrsig-expires-before-inception", Signed(At, At));

    [Fact]
    public void Times_are_compared_across_the_end_of_the_32_bit_clock()
    {
        // 2106-02-07T06:28:15Z is the last second of the 32-bit clock.
        var late = new DateTimeOffset(2106, 2, 7, 6, 28, 16, TimeSpan.Zero);
        var rrsig = SigningKey.Zsk.Sign(Subjects.Www, late.AddDays(-7), late.AddDays(7));

        Assert.Empty(Subjects.Codes(Subjects.Check(rrsig, [SigningKey.Zsk], at: late), Subjects.Context(at: late)));
    }

    [Fact]
    public void A_resolver_that_forgives_an_hour_refuses_the_signature_a_second_after_that_hour()
    {
        var unbound = ResolverPolicies.Unbound;
        var rrsig = SigningKey.Zsk.Sign(Subjects.Www, At.AddHours(-12), At.AddHours(-1));
        var context = Subjects.Context(unbound);

        // A tenth of eleven hours is one hour and six minutes.
        Assert.Contains("rrsig-within-skew", Subjects.Codes(Subjects.Check(rrsig, [SigningKey.Zsk], unbound), context));
        Assert.Contains("rrsig-within-skew", Subjects.Codes(Subjects.Check(rrsig, [SigningKey.Zsk], unbound, At.AddMinutes(6)), context));
        Assert.Contains("rrsig-expired", Subjects.Codes(Subjects.Check(rrsig, [SigningKey.Zsk], unbound, At.AddMinutes(6).AddSeconds(1)), context));
    }

    [Fact]
    public void A_TTL_that_ends_with_the_signature_is_fine_and_a_second_more_is_beyond_it()
    {
        Assert.Empty(Set(Subjects.Www, At.AddHours(1)));
        Assert.Equal(["rrset-ttl-beyond-expiration"], Set(Subjects.Www, At.AddHours(1).AddSeconds(-1)));
    }

    [Fact]
    public void The_original_TTL_may_be_reached_but_not_exceeded()
    {
        var rrsig = SigningKey.Zsk.Sign(Subjects.Www);
        var raised = Subjects.Address("www.example.", "192.0.2.80", ttl: 3601);

        Assert.Empty(Subjects.Codes(Subjects.Check(Subjects.Seen(Subjects.Www, [rrsig]), [SigningKey.Zsk])));
        Assert.Equal(["rrset-ttl-above-original"], Subjects.Codes(Subjects.Check(Subjects.Seen(raised, [rrsig], signatureTtl: 3600), [SigningKey.Zsk])));
    }

    [Fact]
    public void Unequal_TTLs_in_a_cached_answer_are_nobodys_fault()
    {
        var seen = Subjects.Seen(Subjects.Www, [SigningKey.Zsk.Sign(Subjects.Www)], signatureTtl: 1800, authoritative: false);

        Assert.Empty(Subjects.Codes(Subjects.Check(seen, [SigningKey.Zsk])));
    }

    [Fact]
    public void An_RSA_key_of_1024_bits_is_not_called_weak_and_one_of_1023_is()
    {
        Assert.DoesNotContain("dnskey-weak", KeysWith(SigningKey.Rsa));
        Assert.Contains("dnskey-weak", KeysWith(SigningKey.Make(SecurityAlgorithm.RsaSha256, 10, 256, 1016)));
    }

    [Fact]
    public void A_labels_field_equal_to_the_owners_labels_is_right_and_one_more_is_not()
    {
        var rrsig = SigningKey.Zsk.Sign(Subjects.Www);

        Assert.Equal(2, rrsig.Labels);
        Assert.Equal(["rrsig-labels-exceed-owner"], Subjects.Codes(Subjects.Check(rrsig.With(labels: 3), [SigningKey.Zsk])));
    }

    private static IEnumerable<string> Signed(DateTimeOffset? inception = null, DateTimeOffset? expiration = null) =>
        Subjects.Codes(Subjects.Check(SigningKey.Zsk.Sign(Subjects.Www, inception, expiration), [SigningKey.Zsk]));

    private static IEnumerable<string> Set(RRset set, DateTimeOffset expiration) =>
        Subjects.Codes(Subjects.Check(Subjects.Seen(set, [SigningKey.Zsk.Sign(set, expiration: expiration)]), [SigningKey.Zsk]));

    private static IEnumerable<string> KeysWith(SigningKey more) =>
        Subjects.Codes(Subjects.KeySet([SigningKey.Ksk, SigningKey.Zsk, more], [SigningKey.Ksk, more], [SigningKey.Ksk.Ds()]));
}
