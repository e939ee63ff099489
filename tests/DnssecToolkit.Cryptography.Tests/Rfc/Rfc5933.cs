using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>GOST R 34.10-2001 and GOST R 34.11-94 (RFC 5933).</summary>
public sealed class Rfc5933
{
    private const string PrivateKeyText = """
        Private-key-format: v1.2
        Algorithm: 12 (ECC-GOST)
        GostAsn1: MEUCAQAwHAYGKoUDAgITMBIGByqFAwICIwEGByqFAwICHgEEIgQg/9MiXtXKg9FDXDN/R9CmVhJDyuzRAIgh4tPwCu4NHIs=
        """;

    private static readonly Dnskey Key = Records.Dnskey("""
        256 3 12 aRS/DcPWGQj2wVJydT8EcAVoC0kXn5pDVm2I
        MvDDPXeD32dsSKcmq8KNVzigjL4OXZTV+t/6
        w4X1gpNrZiC01g==
        """);

    private static readonly RRset Address = Records.Set("www.example.net.", 3600, Records.A("192.0.2.1"));

    [Fact]
    public void Section_2_2_the_private_key_makes_the_printed_DNSKEY()
    {
        Assert.Equal(59732, KeyTag.Of(Key));
        Assert.Equal(Key, PrivateKey.Import(PrivateKeyText).Value.ToDnskey(256));
    }

    [Fact]
    public void Section_3_1_the_signature_is_good()
    {
        var rrsig = Records.Rrsig("""
            A 12 3 3600 20300101000000 20000101000000 59732 example.net.
            7vzzz6iLOmvtjs5FjVjSHT8XnRKFY15ki6Kp
            kNPkUnS8iIns0Kv4APT+D9ibmHhGri6Sfbyy
            zi67+wBbbW/jrA==
            """);

        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(Key).Verify(Address, rrsig));
    }

    [Fact]
    public void Section_4_1_the_DS_digest_fits_the_key()
    {
        var ksk = Records.Dnskey("""
            257 3 12 LMgXRHzSbIJGn6i16K+sDjaDf/k1o9DbxScO
            gEYqYS/rlh2Mf+BRAY3QHPbwoPh2fkDKBroF
            SRGR7ZYcx+YIQw==
            """);
        var ds = Records.Ds("""
            40692 12 3 22261A8B0E0D799183E35E24E2AD6BB58533CBA7E3B14D659E9CA09B2071398F
            """);

        Assert.Equal(ds, DsDigest.ToDs(DomainName.Parse("example.net."), ksk, DigestType.Gost94));
    }
}
