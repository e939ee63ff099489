using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>Key tags, DS and the order of signed data (RFC 4034, RFC 4509).</summary>
public sealed class Rfc4034
{
    private static readonly DomainName Owner = DomainName.Parse("dskey.example.com.");

    private static readonly Dnskey Key = Records.Dnskey("""
        256 3 5 AQOeiiR0GOMYkDshWoSKz9Xz
        fwJr1AYtsmx3TGkJaNXVbfi/
        2pHm822aJ5iI9BMzNXxeYCmZ
        DRD99WYwYqUSdjMmmAphXdvx
        egXd/M5+X7OrzKBaMbCVdFLU
        Uh6DhweJBjEVv5f2wwjM9Xzc
        nOf+EPbtG9DMBmADjFDc2w/r
        ljwvFw==
        """);

    [Fact]
    public void Section_5_4_the_DS_has_tag_and_digest_of_the_key() =>
        Assert.Equal(
            Records.Ds("60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"),
            DsDigest.ToDs(Owner, Key, DigestType.Sha1));

    [Fact]
    public void Section_5_4_the_case_of_the_owner_does_not_matter() =>
        Assert.Equal(DsDigest.ToDs(Owner, Key, DigestType.Sha1), DsDigest.ToDs(DomainName.Parse("DSKEY.Example.COM."), Key, DigestType.Sha1));

    [Fact]
    public void RFC_4509_section_2_3_the_SHA_256_digest() =>
        Assert.Equal(
            Records.Ds("60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A"),
            DsDigest.ToDs(Owner, Key, DigestType.Sha256));

    [Fact]
    public void Appendix_B_1_the_tag_of_an_RSAMD5_key_lies_in_its_modulus() =>
        Assert.Equal(0x0708, KeyTag.Of(new Dnskey(256, 3, SecurityAlgorithm.RsaMd5, new byte[] { 1, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9 })));

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2 })]
    public void Appendix_B_1_an_RSAMD5_key_too_short_for_it_has_the_tag_0(byte[] key) =>
        Assert.Equal(0, KeyTag.Of(new Dnskey(256, 3, SecurityAlgorithm.RsaMd5, key)));

    [Fact]
    public void Appendix_B_the_sum_folds_its_carry_once()
    {
        byte[] rdata = new byte[600];
        Array.Fill(rdata, (byte)0xff);
        rdata[3] = 8;

        // 299 words of ffff and one of ff08: ac = 299 * ffff + ff08 = 12bfddd
        Assert.Equal((0x012b_fddd + 0x012b) & 0xffff, KeyTag.Of(rdata));
    }

    [Fact]
    public void Section_6_3_records_are_signed_in_order_of_their_octets_and_equal_ones_once()
    {
        var rrsig = Records.Rrsig("NS 8 1 300 20300101000000 20000101000000 1 Example. AA==");
        var one = Records.Set("Example.", 5, Records.Ns("z.example."), Records.Ns("a.example."), Records.Ns("A.Example."));
        var other = Records.Set("eXample.", 7, Records.Ns("a.EXAMPLE."), Records.Ns("Z.example."));

        Assert.Equal(SignedData.Build(other, rrsig), SignedData.Build(one, rrsig));
    }

    [Fact]
    public void Section_3_1_8_1_the_data_are_the_RRSIG_without_signature_and_the_records_with_the_original_TTL()
    {
        var rrsig = new Rrsig(RecordType.A, SecurityAlgorithm.Ed25519, 2, 0x01020304, new SignatureTime(2), new SignatureTime(1), 0xabcd, DomainName.Parse("EX."), new byte[] { 9, 9 });

        Assert.Equal(
            "0001" + "0f" + "02" + "01020304" + "00000002" + "00000001" + "abcd" + "02657800"
            + "0161" + "02657800" + "0001" + "0001" + "01020304" + "0004" + "c0000201",
            Convert.ToHexStringLower(SignedData.Build(Records.Set("A.eX.", 5, Records.A("192.0.2.1")), rrsig)));
    }

    [Theory]
    [InlineData("a.b.example.", 3, "a.b.example.")]
    [InlineData("a.b.example.", 2, "*.b.example.")]
    [InlineData("a.b.example.", 1, "*.example.")]
    [InlineData("a.b.example.", 0, "*.")]
    [InlineData("a.b.example.", 4, "a.b.example.")]
    [InlineData("*.b.example.", 2, "*.b.example.")]
    [InlineData("*.b.example.", 1, "*.example.")]
    public void RFC_4035_section_5_3_2_the_labels_field_tells_the_owner_that_was_signed(string owner, int labels, string signed) =>
        Assert.Equal(DomainName.Parse(signed), SignedData.OwnerAsSigned(DomainName.Parse(owner), labels));
}
