using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>RSA/SHA-2 (RFC 5702).</summary>
public sealed class Rfc5702
{
    private const string PrivateKeySha256 = """
        Private-key-format: v1.2
        Algorithm:       8 (RSASHA256)
        Modulus:         wVwaxrHF2CK64aYKRUibLiH30KpPuPBjel7E8ZydQW1HYWHfoGmidzC2RnhwCC293hCzw+TFR2nqn8OVSY5t2Q==
        PublicExponent:  AQAB
        PrivateExponent: UR44xX6zB3eaeyvTRzmskHADrPCmPWnr8dxsNwiDGHzrMKLN+i/HAam+97HxIKVWNDH2ba9Mf1SA8xu9dcHZAQ==
        Prime1:          4c8IvFu1AVXGWeFLLFh5vs7fbdzdC6U82fduE6KkSWk=
        Prime2:          2zZpBE8ZXVnL74QjG4zINlDfH+EOEtjJJ3RtaYDugvE=
        Exponent1:       G2xAPfK0KGxGANDVNxd1K1c9wOmmJ51mGbzKFFNMFFk=
        Exponent2:       GYxP1Pa7CAwtHm8SAGX594qZVofOMhgd6YFCNyeVpKE=
        Coefficient:     icQdNRjlZGPmuJm2TIadubcO8X7V4y07aVhX464tx8Q=
        """;

    private static readonly Dnskey KeySha256 = Records.Dnskey("""
        256 3 8 AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk=
        """);

    private static readonly Dnskey KeySha512 = Records.Dnskey("""
        256 3 10 AwEAAdHoNTOW+et86KuJOWRDp1pndvwb6Y83nSVXXyLA3DLroROUkN6X0O6pnWnjJQujX/AyhqFDxj13tOnD9u/1
        kTg7cV6rklMrZDtJCQ5PCl/D7QNPsgVsMu1J2Q8gpMpztNFLpPBz1bWXjDtaR7ZQBlZ3PFY12ZTSncorffcGmhOL
        """);

    private static readonly RRset Address = Records.Set("www.example.net.", 3600, Records.A("192.0.2.91"));

    private static readonly Rrsig SignatureSha256 = Records.Rrsig("""
        A 8 3 3600 20300101000000 20000101000000 9033 example.net.
        kRCOH6u7l0QGy9qpC9l1sLncJcOKFLJ7GhiUOibu4teYp5VE9RncriShZNz85mwlMgNEacFYK/lPtPiVYP4bwg==
        """);

    [Fact]
    public void Section_6_1_the_RSASHA256_signature_is_good()
    {
        Assert.Equal(9033, KeyTag.Of(KeySha256));
        Assert.Equal(512, PublicKey.Parse(KeySha256).SizeInBits);
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(KeySha256).Verify(Address, SignatureSha256));
    }

    [Fact]
    public void Section_6_1_the_private_key_makes_the_printed_record_and_signature()
    {
        var key = PrivateKey.Import(PrivateKeySha256).Value;

        Assert.Equal(KeySha256, key.ToDnskey(256));
        Assert.Equal(SignatureSha256, key.Sign(Address, SignatureSha256.SignersName, 256, SignatureSha256.Inception, SignatureSha256.Expiration));
    }

    [Fact]
    public void Section_6_2_the_RSASHA512_signature_is_good()
    {
        var rrsig = Records.Rrsig("""
            A 10 3 3600 20300101000000 20000101000000 3740 example.net.
            tsb4wnjRUDnB1BUi+t6TMTXThjVnG+eCkWqjvvjhzQL1d0YRoOe0CbxrVDYd0xDtsuJRaeUw1ep94PzEWzr0iGYgZBWm/zpq
            +9fOuagYJRfDqfReKBzMweOLDiNa8iP5g9vMhpuv6OPlvpXwm9Sa9ZXIbNl1MBGk0fthPgxdDLw=
            """);

        Assert.Equal(3740, KeyTag.Of(KeySha512));
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(KeySha512).Verify(Address, rrsig));
    }
}
