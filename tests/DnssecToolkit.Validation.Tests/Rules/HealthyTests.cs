using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>Nothing is found where nothing is wrong.</summary>
public sealed class HealthyTests
{
    [Fact]
    public void A_good_signature_gives_no_finding() =>
        Assert.Empty(Subjects.Codes(Subjects.Check(Subjects.Seen(Subjects.Www, [SigningKey.Zsk.Sign(Subjects.Www)]), [SigningKey.Ksk, SigningKey.Zsk])));

    [Fact]
    public void A_good_RSA_and_a_good_Ed25519_signature_give_no_finding() =>
        Assert.Empty(Subjects.Codes(Subjects.Check(
            Subjects.Seen(Subjects.Www, [SigningKey.Rsa.Sign(Subjects.Www), SigningKey.Ed25519.Sign(Subjects.Www)]), [SigningKey.Rsa, SigningKey.Ed25519])));

    [Fact]
    public void A_good_key_set_with_its_DS_gives_no_finding()
    {
        var set = Subjects.KeySet([SigningKey.Ksk, SigningKey.Zsk], [SigningKey.Ksk], [SigningKey.Ksk.Ds()]);

        Assert.True(set.IsValid);
        Assert.Empty(Subjects.Codes(set));
        Assert.Empty(Subjects.Codes(set.RRset));
        Assert.Empty(Subjects.Codes(set.DsSet));
        Assert.Empty(Subjects.Codes(set.DsSet.RRset!));
        Assert.Empty(Subjects.Codes(new ChainLink(Subjects.Zone, SecurityStatus.Secure) { KeySets = [set] }));
    }

    [Fact]
    public void A_good_key_set_with_its_trust_anchor_gives_no_finding()
    {
        var set = Subjects.KeySet([SigningKey.Ksk, SigningKey.Zsk], [SigningKey.Ksk], [SigningKey.Ksk.Ds()], anchor: true);

        Assert.True(set.IsValid);
        Assert.Empty(Subjects.Codes(set));
        Assert.Empty(Subjects.Codes(set.DsSet));
    }

    [Fact]
    public void A_rollover_with_two_DS_and_two_signing_keys_gives_no_finding()
    {
        SigningKey[] keys = [SigningKey.Ksk, SigningKey.Stranger];

        var set = Subjects.KeySet([.. keys, SigningKey.Zsk], keys, keys.Select(key => key.Ds()));

        Assert.Empty(Subjects.Codes(set));
        Assert.Empty(Subjects.Codes(set.DsSet));
    }

    [Fact]
    public void A_wildcard_answer_gives_no_finding()
    {
        var wildcard = Subjects.Address("*.example.", "192.0.2.80");
        var expanded = Subjects.Address("anything.example.", "192.0.2.80");

        Assert.Empty(Subjects.Codes(Subjects.Check(Subjects.Seen(expanded, [SigningKey.Zsk.Sign(wildcard)]), [SigningKey.Zsk])));
    }

    [Fact]
    public void An_answer_from_a_cache_with_a_smaller_TTL_gives_no_finding()
    {
        var aged = new RRset(Subjects.Www.Owner, RecordClass.Internet, 17, Subjects.Www.Data);

        Assert.Empty(Subjects.Codes(Subjects.Check(Subjects.Seen(aged, [SigningKey.Zsk.Sign(Subjects.Www)], signatureTtl: 17, authoritative: false), [SigningKey.Zsk])));
    }
}
