using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>SM2 and SM3 (RFC 9563). The DS there is that of "example.net." although printed with "example."; one signature is printed in part only.</summary>
public sealed class Rfc9563
{
    private static readonly Dnskey Key = Records.Dnskey("""
        256 3 17 7EQ32PTAp+1ac6R9Ze2nfB8pPc2OJqkHSjug
        ALr4SuD9awuQxhfw7wMpiXv7JK4/VwwTrCxJ
        wu+qUuDsgoBK4w==
        """);

    [Fact]
    public void Section_6_the_key_tag_is_as_printed() => Assert.Equal(65042, KeyTag.Of(Key));

    [Fact]
    public void Section_6_the_DS_means_the_key_signing_key_of_the_printed_private_key_and_the_DNSKEY_signature_is_good()
    {
        var ksk = PrivateKey.Import("""
            Private-key-format: v1.3
            Algorithm: 17 (SM2SM3)
            PrivateKey: V24tjJgXxp2ykscKRZdT+iuR5J1xRQN+FKoQACmo9fA=
            """).Value.ToDnskey(257);
        var ds = Records.Ds("27215 17 6 86671f82dd872e4ee73647a95dff7fd0af599ff8a43ffa26c9a2593091653c0e");
        var rrsig = Records.Rrsig("""
            DNSKEY 17 1 3600 20230901000000 20220901000000 65042 example.
            lF2eq49e62Nn4aT5x8ZI6PdRSTPHPDixZdyl
            lM6GWu4lkRWkpTgWLE4lQK/+qHdNS4DdTd36
            Jsuu0FSO5k48Qg==
            """);

        Assert.Equal(ds, DsDigest.ToDs(DomainName.Parse("example.net."), ksk, DigestType.Sm3));
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(Key).Verify(Records.Set("example.", 3600, Key, ksk), rrsig));
    }

    [Fact]
    public void Section_6_the_signature_over_the_NSEC3_record_is_good()
    {
        Assert.True(Base32Hex.TryDecode("GTGVQIILTSSJ8FFO9J6DC8PRTFAEA8G2"u8, out var next));
        byte[] rdata = [1, 1, 0, 10, 4, 0xaa, 0xbb, 0xcc, 0xdd, 20, .. next, 0, 7, 0x22, 0, 0, 0, 0, 0x02, 0x90];
        var nsec3 = Records.Set("62KP1QB93KRGR6LM7SEVPJVNG90BLUE8.example.", 3600, Rdata.Read(RecordType.Nsec3, rdata));
        var rrsig = Records.Rrsig("""
            NSEC3 17 2 3600 20230901000000 20220901000000 65042 example.
            FOWLegTgFkFY9vCOo4kHwjEvZ+IL1NMl4s9V
            hVyPOwokd5uOLKeXTP19HIeEtW73WcJ9XNe/ie/knp7Edo/hxw==
            """);

        Assert.Equal("1 1 10 AABBCCDD gtgvqiiltssj8ffo9j6dc8prtfaea8g2 NS SOA RRSIG DNSKEY NSEC3PARAM", nsec3.Data[0].ToString());
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(Key).Verify(nsec3, rrsig));
    }
}
