using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>Ed25519 and Ed448 (RFC 8080, with the signatures of errata 4935).</summary>
public sealed class Rfc8080
{
    private static readonly DomainName Zone = DomainName.Parse("example.com.");

    private static readonly RRset Mail = Records.Set("example.com.", 3600, Records.Mx(10, "mail.example.com."));

    private static readonly (string PrivateKey, string Dnskey, string Ds, string Rrsig)[] Ed25519 =
    [
        (
            "ODIyNjAzODQ2MjgwODAxMjI2NDUxOTAyMDQxNDIyNjI=",
            "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
            "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b",
            "MX 15 2 3600 1440021600 1438207200 3613 example.com. oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg=="),
        (
            "DSSF3o0s0f+ElWzj9E/Osxw8hLpk55chkmx0LYN5WiY=",
            "257 3 15 zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs=",
            "35217 15 2 401781b934e392de492ec77ae2e15d70f6575a1c0bc59c5275c04ebe80c6614c",
            "MX 15 2 3600 1440021600 1438207200 35217 example.com. zXQ0bkYgQTEFyfLyi9QoiY6D8ZdYo4wyUhVioYZXFdT410QPRITQSqJSnzQoSm5poJ7gD7AQR0O7KuI5k2pcBg=="),
    ];

    private static readonly (string PrivateKey, string Dnskey, string Ds, string Rrsig)[] Ed448 =
    [
        (
            "xZ+5Cgm463xugtkY5B0Jx6erFTXp13rYegst0qRtNsOYnaVpMx0Z/c5EiA9x8wWbDDct/U3FhYWA",
            "257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA",
            "9713 16 2 6ccf18d5bc5d7fc2fceb1d59d17321402f2aa8d368048db93dd811f5cb2b19c7",
            "MX 16 2 3600 1440021600 1438207200 9713 example.com. 3cPAHkmlnxcDHMyg7vFC34l0blBhuG1qpwLmjInI8w1CMB29FkEAIJUA0amxWndkmnBZ6SKiwZSAxGILn/NBtOXft0+Gj7FSvOKxE/07+4RQvE581N3Aj/JtIyaiYVdnYtyMWbSNyGEY2213WKsJlwEA"),
        (
            "WEykD3ht3MHkU8iH4uVOLz8JLwtRBSqiBoM6fF72+Mrp/u5gjxuB1DV6NnPO2BlZdz4hdSTkOdOA",
            "257 3 16 kkreGWoccSDmUBGAe7+zsbG6ZAFQp+syPmYUurBRQc3tDjeMCJcVMRDmgcNLp5HlHAMy12VoISsA",
            "38353 16 2 645ff078b3568f5852b70cb60e8e696cc77b75bfaaffc118cf79cbda1ba28af4",
            "MX 16 2 3600 1440021600 1438207200 38353 example.com. E1/oLjSGIbmLny/4fcgM1z4oL6aqo+izT3urCyHyvEp4Sp8Syg1eI+lJ57CSnZqjJP41O/9l4m0AsQ4f7qI1gVnML8vWWiyW2KXhT9kuAICUSxv5OWbf81Rq7Yu60npabODB0QFPb/rkW3kUZmQ0YQUA"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Section_6_1_the_Ed25519_example_comes_out_octet_for_octet(int example) => Check(15, Ed25519[example]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Section_6_2_the_Ed448_example_comes_out_octet_for_octet(int example) => Check(16, Ed448[example]);

    private static void Check(byte algorithm, (string PrivateKey, string Dnskey, string Ds, string Rrsig) example)
    {
        var dnskey = Records.Dnskey(example.Dnskey);
        var rrsig = Records.Rrsig(example.Rrsig);
        var key = PrivateKey.Import($"Private-key-format: v1.2\nAlgorithm: {algorithm}\nPrivateKey: {example.PrivateKey}\n").Value;

        Assert.Equal(dnskey, key.ToDnskey(257));
        Assert.Equal(Records.Ds(example.Ds), DsDigest.ToDs(Zone, dnskey, DigestType.Sha256));
        Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(dnskey).Verify(Mail, rrsig));
        Assert.Equal(rrsig, key.Sign(Mail, Zone, 257, rrsig.Inception, rrsig.Expiration));
    }
}
