using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>ECDSA P-256 and P-384 (RFC 6605).</summary>
public sealed class Rfc6605
{
    private static readonly DomainName Zone = DomainName.Parse("example.net.");

    private static readonly RRset Address = Records.Set("www.example.net.", 3600, Records.A("192.0.2.1"));

    private static readonly Dnskey P256 = Records.Dnskey("""
        257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edb
        krSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==
        """);

    private static readonly Dnskey P384 = Records.Dnskey("""
        257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1
        w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8
        /uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40
        """);

    [Fact]
    public void Section_6_1_the_private_key_makes_the_printed_DNSKEY()
    {
        var key = PrivateKey.Import("""
            Private-key-format: v1.2
            Algorithm: 13 (ECDSAP256SHA256)
            PrivateKey: GU6SnQ/Ou+xC5RumuIUIuJZteXT2z0O/ok1s38Et6mQ=
            """).Value;

        Assert.Equal(P256, key.ToDnskey(257));
    }

    [Fact]
    public void Section_6_1_DS_and_signature_fit_the_key()
    {
        var ds = Records.Ds("""
            55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1
            e2770ce6d6e37df61d17
            """);
        var rrsig = Records.Rrsig("""
            A 13 3 3600 20100909100439 20100812100439 55648 example.net.
            qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXA
            yGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==
            """);

        Assert.Equal(ds, DsDigest.ToDs(Zone, P256, DigestType.Sha256));
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(P256).Verify(Address, rrsig));
    }

    [Fact]
    public void Section_6_2_the_private_key_makes_the_printed_DNSKEY()
    {
        var key = PrivateKey.Import("""
            Private-key-format: v1.2
            Algorithm: 14 (ECDSAP384SHA384)
            PrivateKey: WURgWHCcYIYUPWgeLmiPY2DJJk02vgrmTfitxgqcL4vwW7BOrbawVmVe0d9V94SR
            """).Value;

        Assert.Equal(P384, key.ToDnskey(257));
    }

    [Fact]
    public void Section_6_2_DS_and_signature_fit_the_key()
    {
        var ds = Records.Ds("""
            10771 14 4 72d7b62976ce06438e9c0bf319013cf801f09ecc84b8
            d7e9495f27e305c6a9b0563a9b5f4d288405c3008a94
            6df983d6
            """);
        var rrsig = Records.Rrsig("""
            A 14 3 3600 20100909102025 20100812102025 10771 example.net.
            /L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP
            95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuz
            WTSSPdz7wnqXL5bdcJzusdnI0RSMROxxwGipWcJm
            """);

        Assert.Equal(ds, DsDigest.ToDs(Zone, P384, DigestType.Sha384));
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(P384).Verify(Address, rrsig));
    }
}
