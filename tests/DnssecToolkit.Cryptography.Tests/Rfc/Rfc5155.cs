using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>NSEC3 (RFC 5155): the hashes of appendix A and every signature of the example responses in appendix B.</summary>
public sealed class Rfc5155
{
    private static readonly ExampleZone Zone = ExampleZone.Load("rfc5155-appendix-b.zone");

    [Theory]
    [InlineData("example", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom")]
    [InlineData("a.example", "35mthgpgcu1qg68fab165klnsnk3dpvl")]
    [InlineData("ai.example", "gjeqe526plbf1g8mklp59enfd789njgi")]
    [InlineData("ns1.example", "2t7b4g4vsa5smi47k61mv5bv1a22bojr")]
    [InlineData("ns2.example", "q04jkcevqvmu85r014c7dkba38o0ji5r")]
    [InlineData("w.example", "k8udemvp1j2f7eg6jebps17vp3n8i58h")]
    [InlineData("*.w.example", "r53bq7cc2uvmubfu5ocmm6pers9tk9en")]
    [InlineData("x.w.example", "b4um86eghhds6nea196smvmlo4ors995")]
    [InlineData("y.w.example", "ji6neoaepv8b5o6k4ev33abha8ht9fgc")]
    [InlineData("x.y.w.example", "2vptu5timamqttgl4luu9kg21e0aor3s")]
    [InlineData("xx.example", "t644ebqk9bibcna874givr6joj62mlhv")]
    [InlineData("2t7b4g4vsa5smi47k61mv5bv1a22bojr.example", "kohar7mbb8dc2ce8a9qvl8hon4k53uhi")]
    public void Appendix_A_hash(string name, string hash)
    {
        Assert.Equal(hash, Nsec3Hash.ToBase32Hex(Nsec3Hash.Compute(DomainName.Parse(name + "."), [0xaa, 0xbb, 0xcc, 0xdd], 12)));
        Assert.Equal(hash, Nsec3Hash.ToBase32Hex(Nsec3Hash.Compute(DomainName.Parse(name.ToUpperInvariant() + "."), [0xaa, 0xbb, 0xcc, 0xdd], 12)));
    }

    [Theory]
    [InlineData("c.x.w.example.", "0va5bpr2ou0vk0lbqeeljri88laipsfh")]
    [InlineData("*.x.w.example.", "92pqneegtaue7pjatc3l3qnk738c6v5m")]
    [InlineData("c.example.", "4g6p9u5gvfshp30pqecj98b3maqbn1ck")]
    [InlineData("z.w.example.", "qlu7gtfaeh0ek0c05ksfhdpbcgglbe03")]
    public void Appendix_B_hash_of_a_name_that_does_not_exist(string name, string hash) =>
        Assert.Equal(
            DomainName.Parse(hash + ".example."),
            Nsec3Hash.OwnerName(DomainName.Parse(name), DomainName.Parse("example."), [0xaa, 0xbb, 0xcc, 0xdd], 12));

    [Fact]
    public void Appendix_A_the_keys_have_the_printed_tags_and_the_key_signing_key_signs_them()
    {
        Assert.Equal(256, Zone.Key(40430).Flags);
        Assert.Equal(257, Zone.Key(12708).Flags);
        Zone.Verifies("example.", "DNSKEY");
    }

    [Theory]
    [InlineData("example.", "SOA")]
    [InlineData("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.", "NSEC3")]
    [InlineData("b4um86eghhds6nea196smvmlo4ors995.example.", "NSEC3")]
    [InlineData("35mthgpgcu1qg68fab165klnsnk3dpvl.example.", "NSEC3")]
    public void Appendix_B_1_name_error(string owner, string type) => Zone.Verifies(owner, type);

    [Fact]
    public void Appendix_B_2_no_data_error() => Zone.Verifies("2t7b4g4vsa5smi47k61mv5bv1a22bojr.example.", "NSEC3");

    [Fact]
    public void Appendix_B_2_1_no_data_error_empty_non_terminal() => Zone.Verifies("ji6neoaepv8b5o6k4ev33abha8ht9fgc.example.", "NSEC3");

    [Theory]
    [InlineData("35mthgpgcu1qg68fab165klnsnk3dpvl.example.", "NSEC3")]
    [InlineData("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.", "NSEC3")]
    public void Appendix_B_3_referral_to_an_opt_out_unsigned_zone(string owner, string type) => Zone.Verifies(owner, type);

    [Theory]
    [InlineData("a.z.w.example.", "MX")]
    [InlineData("example.", "NS")]
    [InlineData("q04jkcevqvmu85r014c7dkba38o0ji5r.example.", "NSEC3")]
    [InlineData("ai.example.", "A")]
    [InlineData("ai.example.", "AAAA")]
    public void Appendix_B_4_wildcard_expansion(string owner, string type) => Zone.Verifies(owner, type);

    [Theory]
    [InlineData("k8udemvp1j2f7eg6jebps17vp3n8i58h.example.", "NSEC3")]
    [InlineData("q04jkcevqvmu85r014c7dkba38o0ji5r.example.", "NSEC3")]
    [InlineData("r53bq7cc2uvmubfu5ocmm6pers9tk9en.example.", "NSEC3")]
    public void Appendix_B_5_wildcard_no_data_error(string owner, string type) => Zone.Verifies(owner, type);

    [Fact]
    public void Appendix_B_6_DS_child_zone_no_data_error() => Zone.Verifies("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.", "NSEC3");

    [Fact]
    public void Every_signature_kept_here_is_good() =>
        Assert.All(Zone.Signed, set => Zone.Verifies(set.Owner.ToString(), set.Type.ToString()));
}
