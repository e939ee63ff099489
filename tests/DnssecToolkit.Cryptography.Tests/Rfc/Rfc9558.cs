using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>GOST R 34.10-2012 and GOST R 34.11-2012 (RFC 9558).</summary>
public sealed class Rfc9558
{
    private const string PrivateKeyText = """
        Private-key-format: v1.2
        Algorithm: 23 (ECC-GOST12)
        Gost12Asn1: MD4CAQAwFwYIKoUDBwEBAQEwCwYJKoUDBwECAQEBBCD/Mw9o6R5lQHJ13
                    jz0W+C1tdsS4W7RJn04rk9MGJq3Hg==
        """;

    private static readonly Dnskey Key = Records.Dnskey("""
        256 3 23 XGiiHlKUJd5fSeAK5O3L4tUNCPxs4pGqum6wKbqjdkqu
        IQ8nOXrilXZ9HcY8b2AETkWrtWHfwvJD4twPPJFQSA==
        """);

    [Fact]
    public void Section_2_2_the_private_key_makes_the_printed_DNSKEY()
    {
        Assert.Equal(47355, KeyTag.Of(Key));
        Assert.Equal(Key, PrivateKey.Import(PrivateKeyText).Value.ToDnskey(256));
    }

    [Fact]
    public void Section_3_1_the_signature_is_good()
    {
        var mail = Records.Set("example.", 600, Records.Mx(10, "mail.example."));
        var rrsig = Records.Rrsig("""
            MX 23 1 600 20221103123230 20221006123230 47355 example.
            EuLO0Qpn6zT1pzj9T2H5AWjcgzfmjNiK/vj811bExa0V
            HMOVD9ma8rpf0B+D+V4Q0CWu1Ayzu+H/SyndnOWGxw==
            """);

        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(Key).Verify(mail, rrsig));
    }

    [Fact]
    public void Section_4_1_the_DS_digest_fits_the_key()
    {
        var ksk = Records.Dnskey("""
            257 3 23 p8Req8DLJOfPymO5vExuK4gCcihF5N1YL7veCJ47av+w
            h/qs9yJpD064k02rYUHfWnr7IjvJlbn3Z0sTZe9GRQ==
            """);
        var ds = Records.Ds("29468 23 5 6033725b0ccfc05d1e9d844d49c6cf890b13d5eac9439189947d5db6c8d1c1ec");

        Assert.Equal(ds, DsDigest.ToDs(DomainName.Parse("example."), ksk, DigestType.Gost2012));
    }
}
