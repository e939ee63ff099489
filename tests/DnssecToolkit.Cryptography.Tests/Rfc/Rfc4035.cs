namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>The example responses of RFC 4035 appendix B: every signature in them, under the keys of appendix A.</summary>
public sealed class Rfc4035
{
    private static readonly ExampleZone Zone = ExampleZone.Load("rfc4035-appendix-b.zone");

    [Fact]
    public void Appendix_A_the_keys_have_the_printed_tags_and_the_key_signing_key_signs_them()
    {
        Assert.Equal(256, Zone.Key(38519).Flags);
        Assert.Equal(257, Zone.Key(9465).Flags);
        Zone.Verifies("example.", "DNSKEY");
    }

    [Theory]
    [InlineData("x.w.example.", "MX")]
    [InlineData("example.", "NS")]
    [InlineData("xx.example.", "A")]
    [InlineData("xx.example.", "AAAA")]
    [InlineData("ns1.example.", "A")]
    [InlineData("ns2.example.", "A")]
    public void Appendix_B_1_answer(string owner, string type) => Zone.Verifies(owner, type);

    [Theory]
    [InlineData("example.", "SOA")]
    [InlineData("b.example.", "NSEC")]
    [InlineData("example.", "NSEC")]
    public void Appendix_B_2_name_error(string owner, string type) => Zone.Verifies(owner, type);

    [Fact]
    public void Appendix_B_3_no_data_error() => Zone.Verifies("ns1.example.", "NSEC");

    [Fact]
    public void Appendix_B_4_referral_to_signed_zone() => Zone.Verifies("a.example.", "DS");

    [Fact]
    public void Appendix_B_5_referral_to_unsigned_zone() => Zone.Verifies("b.example.", "NSEC");

    [Fact]
    public void Appendix_B_6_wildcard_expansion_is_signed_under_the_wildcards_name()
    {
        var expanded = Zone.Verifies("a.z.w.example.", "MX");
        var wildcard = Zone.Verifies("*.w.example.", "MX");

        Assert.Equal(SignedData.Build(wildcard.Set, wildcard.Signatures[0]), SignedData.Build(expanded.Set, expanded.Signatures[0]));
        Zone.Verifies("x.y.w.example.", "NSEC");
        Zone.Verifies("ai.example.", "A");
        Zone.Verifies("ai.example.", "AAAA");
    }

    [Theory]
    [InlineData("x.y.w.example.", "NSEC")]
    [InlineData("*.w.example.", "NSEC")]
    public void Appendix_B_7_wildcard_no_data_error(string owner, string type) => Zone.Verifies(owner, type);

    [Fact]
    public void Appendix_B_8_DS_child_zone_no_data_error() => Zone.Verifies("example.", "NSEC");
}
