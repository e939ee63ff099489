using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Where trust begins (RFC 4033 §5, RFC 4035 §5, RFC 5011 §2.1).</summary>
public class AnchorTests
{
    private static readonly SignedZone Island = new("island.u.", "www A 192.0.2.3") { Delegation = [] };

    private static readonly TestInternet Internet = new(
        new SignedZone("u.", "www A 192.0.2.1") { IsSigned = false },
        Island,
        new SignedZone("a.", "www A 192.0.2.2"));

    private static readonly Ds Other = new(1, SecurityAlgorithm.Ed25519, DigestType.Sha256, new byte[32]);

    [Fact]
    public void An_anchor_below_an_insecure_delegation_makes_an_island_secure()
    {
        Assert.Equal("Insecure", Judge("www.island.u. A", Internet.Anchors).Summary());

        var anchors = Internet.Anchors.With(TrustAnchors.Of(Island.Apex, Island.Ds().Select(TrustedKey.Of)));
        Assert.Equal("Secure", Judge("www.island.u. A", anchors).Summary());
        Assert.Equal("Insecure", Judge("www.u. A", anchors).Summary());
        Assert.Equal("Insecure", Judge("island.u. DS", anchors).Summary());
    }

    [Fact]
    public void The_closest_anchor_counts_and_no_other()
    {
        var wrong = TrustAnchors.Of(DomainName.Parse("a."), TrustedKey.Of(Other));

        Assert.Equal(("Bogus anchor-no-match", "9 6"), (Judge("www.a. A", Internet.Anchors.With(wrong)).Summary(), Judge("www.a. A", Internet.Anchors.With(wrong)).Errors()));
        Assert.Equal("Secure", Judge("a. DS", Internet.Anchors.With(wrong)).Summary());
        Assert.Equal("Secure", Judge("www.a. A", TrustAnchors.Of(DomainName.Root, TrustedKey.Of(Other)).With(TrustAnchors.Of(DomainName.Parse("a."), ZoneKey.Make("a.") is var key ? [TrustedKey.Of(key.Record)] : []))).Summary());
    }

    [Fact]
    public void An_anchor_may_be_a_key_and_any_entry_of_several_is_enough()
    {
        var key = Internet.Root.Keys[0].Record;
        var sha1 = TrustedKey.Of(DsDigest.ToDs(DomainName.Root, key, DigestType.Sha1)!);

        Assert.Equal("Secure", Judge("www.a. A", TrustAnchors.Of(DomainName.Root, TrustedKey.Of(key))).Summary());
        Assert.Equal("Secure", Judge("www.a. A", TrustAnchors.Of(DomainName.Root, TrustedKey.Of(Other), TrustedKey.Of(key))).Summary());
        Assert.Equal("Secure", Judge("www.a. A", TrustAnchors.Of(DomainName.Root, sha1, TrustedKey.Of(Other))).Summary());
        Assert.Equal("Secure", Judge("www.a. A", TrustAnchors.Of(DomainName.Root, sha1, TrustedKey.Of(ZoneKey.Make("unused").Record))).Summary());
    }

    [Fact]
    public void An_anchor_with_an_unsupported_algorithm_alone_makes_the_zone_insecure()
    {
        var anchors = TrustAnchors.Of(DomainName.Root, TrustedKey.Of(new Ds(1, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32])));

        Assert.Equal(typeof(InsecureReason.UnsupportedAnchor), Judge("www.a. A", anchors).Reason());
    }

    [Fact]
    public void An_anchor_all_of_whose_keys_were_revoked_is_none()
    {
        var revoked = TrustAnchors.Of(DomainName.Parse("a."), TrustedKey.Of(ZoneKey.Make("a.", 257 | Dnskey.RevokeFlag).Record));

        Assert.Equal("Secure", Judge("www.a. A", Internet.Anchors.With(revoked)).Summary());
        Assert.Equal(typeof(IndeterminateReason.NoTrustAnchor), Judge("www.a. A", revoked).Reason());
    }

    [Fact]
    public void Without_an_anchor_at_or_above_the_name_everything_is_indeterminate()
    {
        Assert.Equal(typeof(IndeterminateReason.NoTrustAnchor), Judge("www.a. A", TrustAnchors.None).Reason());
        Assert.Equal(typeof(IndeterminateReason.NoTrustAnchor), Judge("www.a. A", TrustAnchors.Of(Island.Apex, Island.Ds().Select(TrustedKey.Of))).Reason());
        Assert.Equal("5", Judge("www.a. A", TrustAnchors.None).Errors());
    }

    private static Diagnosis Judge(string question, TrustAnchors anchors) =>
        Validator.Diagnose(Internet.Record(question), TestInternet.Ask(question), anchors, TestInternet.Noon);
}
