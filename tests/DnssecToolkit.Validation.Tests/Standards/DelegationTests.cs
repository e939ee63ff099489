using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>From a zone to the zone below it: DS, DNSKEY and the proof that there is no DS (RFC 4035 §5.2, RFC 4509, RFC 6840 §5).</summary>
public class DelegationTests
{
    private const string Www = "www.a.test. A";

    private static readonly ZoneKey Key = ZoneKey.Make("a.test.");

    private static TestInternet Internet(SignedZone child) => new(new SignedZone("test.", ""), child);

    private static SignedZone Child(Func<ZoneKey, IReadOnlyList<Ds>>? delegation = null, List<ZoneKey>? keys = null, List<ZoneKey>? signers = null) =>
        new("a.test.", "www A 192.0.2.80")
        {
            Delegation = delegation?.Invoke((keys ?? [Key])[0]),
            Keys = keys ?? [Key],
            Signers = signers ?? keys ?? [Key],
        };

    private static Ds Ds(ZoneKey key, byte digest = 2) => DsDigest.ToDs(DomainName.Parse("a.test."), key.Record, new DigestType(digest))!;

    private static Ds Spoilt(Ds ds)
    {
        var digest = ds.Digest.ToArray();
        digest[0] ^= 1;
        return new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, digest);
    }

    [Fact]
    public void A_whole_chain_is_secure_under_every_policy() =>
        Assert.All(ResolverPolicies.All, policy => Assert.Equal("Secure", Internet(Child()).Diagnose(Www, policy: policy).Summary()));

    [Fact]
    public void A_broken_SHA_256_digest_is_bogus_even_beside_a_good_SHA_1_digest_except_for_who_takes_any()
    {
        var internet = Internet(Child(key => [Ds(key, 1), Spoilt(Ds(key))]));

        Assert.All(ResolverPolicies.All.Where(policy => policy.Sha1GivesWay), policy => Assert.Equal("Bogus ds-digest-mismatch", internet.Diagnose(Www, policy: policy).Summary()));
        Assert.Equal("Secure", internet.Diagnose(Www, policy: ResolverPolicies.Unbound).Summary());
        Assert.Equal("9 6", internet.Diagnose(Www).Errors());
    }

    [Fact]
    public void A_broken_SHA_256_digest_beside_a_good_SHA_384_digest_is_bogus_for_nobody_since_one_match_is_enough() =>
        Assert.All(ResolverPolicies.All, policy => Assert.Equal("Secure", Internet(Child(key => [Spoilt(Ds(key)), Ds(key, 4)])).Diagnose(Www, policy: policy).Summary()));

    [Fact]
    public void A_broken_SHA_384_digest_beside_a_good_SHA_256_digest_is_bogus_only_for_who_uses_the_strongest_alone()
    {
        var internet = Internet(Child(key => [Ds(key), Spoilt(Ds(key, 4))]));

        Assert.Equal("Secure", internet.Diagnose(Www).Summary());
        Assert.Equal("Bogus ds-digest-mismatch", internet.Diagnose(Www, policy: ResolverPolicies.Rfc with { OnlyStrongestDigest = true }).Summary());
        Assert.Equal("Secure", internet.Diagnose(Www, policy: ResolverPolicies.Unbound).Summary());
    }

    [Fact]
    public void A_SHA_1_digest_alone_is_still_good() => Assert.Equal("Secure", Internet(Child(key => [Ds(key, 1)])).Diagnose(Www).Summary());

    [Fact]
    public void A_digest_of_unknown_type_alone_makes_the_zone_insecure()
    {
        var diagnosis = Internet(Child(key => [new Ds(key.Tag, key.Record.Algorithm, new DigestType(200), new byte[32])])).Diagnose(Www);

        Assert.Equal(("Insecure", typeof(InsecureReason.UnsupportedDs), "2"), (diagnosis.Summary(), diagnosis.Reason(), diagnosis.Errors()));
    }

    [Fact]
    public void An_unknown_algorithm_alone_makes_the_zone_insecure()
    {
        var diagnosis = Internet(Child(key => [new Ds(key.Tag, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32])])).Diagnose(Www);

        Assert.Equal(("Insecure", typeof(InsecureReason.UnsupportedDs), "1"), (diagnosis.Summary(), diagnosis.Reason(), diagnosis.Errors()));
    }

    [Fact]
    public void An_unknown_algorithm_and_an_unknown_digest_beside_a_good_DS_change_nothing() =>
        Assert.Equal("Secure", Internet(Child(key =>
        [
            new Ds(1, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32]), new Ds(key.Tag, key.Record.Algorithm, new DigestType(200), new byte[4]), Ds(key),
        ])).Diagnose(Www).Summary());

    [Fact]
    public void A_SHA_256_digest_for_an_unknown_algorithm_does_not_push_a_SHA_1_digest_aside() =>
        Assert.Equal("Secure", Internet(Child(key => [new Ds(1, new SecurityAlgorithm(200), DigestType.Sha256, new byte[32]), Ds(key, 1)])).Diagnose(Www).Summary());

    [Fact]
    public void Of_two_algorithms_in_the_DS_set_one_that_signs_is_enough_by_RFC_6840_5_11()
    {
        var second = ZoneKey.Make("second", algorithm: SecurityAlgorithm.EcdsaP256Sha256);
        var internet = Internet(Child(key => [Ds(key), Ds(second)], keys: [Key, second], signers: [Key]));
        var strict = ResolverPolicies.Rfc with { EveryDsAlgorithmMustSign = true };

        Assert.All(ResolverPolicies.All, policy => Assert.Equal("Secure", internet.Diagnose(Www, policy: policy).Summary()));
        Assert.Equal(SecurityStatus.Bogus, internet.Diagnose(Www, policy: strict).Status);
    }

    [Fact]
    public void A_stand_by_DS_without_its_key_changes_nothing_however_many_there_are()
    {
        var internet = Internet(Child(key => [.. Enumerable.Range(1, 6).Select(number => Spoilt(new Ds((ushort)number, key.Record.Algorithm, DigestType.Sha256, new byte[32]))), Ds(key)]));

        Assert.All([ResolverPolicies.Rfc, ResolverPolicies.Unbound, ResolverPolicies.PowerDns], policy => Assert.Equal("Secure", internet.Diagnose(Www, policy: policy).Summary()));
    }

    [Fact]
    public void A_DS_signed_by_the_child_itself_is_bogus()
    {
        var child = Child();
        var diagnosis = Internet(child).Diagnose(Www, message => message.Question!.Type == RecordType.Ds && message.Question.Name == child.Apex && !message.Answer.IsEmpty
            ? Evidence.With(message, [.. child.Signed("a.test.", Ds(Key))])
            : null);

        Assert.Equal(("Bogus rrsig-signer-below", "6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Fact]
    public void The_childs_NSEC_proves_no_absence_of_a_DS()
    {
        var child = Child();
        var nsec = new Nsec(DomainName.Parse("www.a.test."), TypeBitmap.Of([RecordType.Ns, RecordType.Soa, RecordType.Nsec, RecordType.Rrsig, RecordType.Dnskey]));
        var diagnosis = Internet(child).Diagnose(Www, message =>
            message.Question!.Type == RecordType.Ds && message.Question.Name == child.Apex ? Evidence.With(message, [], [.. child.Signed("a.test.", nsec)])
            : Evidence.Without(message, record => record.Type == RecordType.Ds || record.Data is Rrsig { TypeCovered: var type } && type == RecordType.Ds));

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
    }

    [Fact]
    public void A_DS_that_a_wildcard_makes_delegates_nothing()
    {
        var parent = new SignedZone("test.", $"* DS {Ds(Key)}\nwww.deep A 192.0.2.1");

        Assert.Equal("Secure", new TestInternet(parent).Diagnose("other.test. A").Summary());
    }

    [Fact]
    public void An_unsigned_delegation_with_its_proof_is_insecure_and_without_it_bogus()
    {
        var internet = new TestInternet(new SignedZone("test.", ""), new SignedZone("a.test.", "www A 192.0.2.80") { IsSigned = false });

        var proved = internet.Diagnose(Www);
        var stripped = internet.Diagnose(Www, message => Evidence.Without(message, record => record.Owner == DomainName.Parse("a.test.") && (record.Type == RecordType.Nsec || record.Type == RecordType.Rrsig)));
        var unsigned = internet.Diagnose(Www, message => Evidence.WithoutSignatures(message, RecordType.Nsec));

        Assert.Equal(typeof(InsecureReason.NoDs), proved.Reason());
        Assert.Equal((SecurityStatus.Bogus, DomainName.Parse("a.test.")), (stripped.Status, stripped.Cause!.Finding.Place.Owner));
        Assert.Equal("Bogus rrsig-missing", unsigned.Summary());
    }

    [Fact]
    public void A_child_that_answers_that_it_has_no_DNSKEY_is_bogus_though_its_answers_are_signed()
    {
        var diagnosis = Internet(Child()).Diagnose(Www, message =>
            message.Question!.Type == RecordType.Dnskey && message.Question.Name == DomainName.Parse("a.test.") ? Evidence.With(message, []) : null);

        Assert.Equal(("Bogus dnskey-missing", "9 6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Fact]
    public void Keys_that_were_never_asked_for_with_DO_are_missing_evidence_and_no_fault()
    {
        var capture = Internet(Child()).Record(Www);
        var plain = new Message { Questions = [TestInternet.Ask("a.test. DNSKEY")] }.ToWire();
        var exchanges = capture.Exchanges.Select(exchange => exchange.Question != TestInternet.Ask("a.test. DNSKEY") ? exchange
            : new Captures.Exchange(
                exchange.At, exchange.Server, exchange.Transport, plain,
                new Captures.Outcome.Answered(Evidence.WithoutSignatures(exchange.Response!).ToWire())));

        var diagnosis = Validator.Diagnose(new Captures.Capture(exchanges), TestInternet.Ask(Www), Internet(Child()).Anchors, TestInternet.Noon);

        Assert.Equal(typeof(IndeterminateReason.MissingEvidence), diagnosis.Reason());
    }

    [Fact]
    public void A_revoked_key_gives_no_trust_though_a_DS_has_its_digest()
    {
        var revoked = ZoneKey.Make("a.test.", 257 | Dnskey.RevokeFlag);

        Assert.Equal(("Bogus ds-key-revoked", "9 6"), Of(Internet(Child(key => [Ds(key)], [revoked]))));
    }

    [Fact]
    public void A_revoked_key_signs_nothing_but_its_own_set()
    {
        var revoked = ZoneKey.Make("zone key", 256 | Dnskey.RevokeFlag);

        Assert.Equal(("Bogus rrsig-key-revoked", "9 6"), Of(Internet(WithZoneKey(revoked))));
    }

    [Fact]
    public void A_key_without_the_zone_flag_gives_no_trust_and_signs_nothing()
    {
        Assert.Equal(("Bogus ds-key-not-zone-key", "11 6"), Of(Internet(Child(key => [Ds(key)], [ZoneKey.Make("a.test.", 1)]))));
        Assert.Equal(("Bogus rrsig-key-not-zone-key", "11 6"), Of(Internet(WithZoneKey(ZoneKey.Make("zone key", 0)))));
    }

    [Fact]
    public void A_key_with_another_protocol_than_3_gives_no_trust_and_signs_nothing()
    {
        Assert.Equal(("Bogus ds-key-wrong-protocol", "9 6"), Of(Internet(Child(key => [Ds(key)], [ZoneKey.Make("a.test.", 257, 4)]))));
        Assert.Equal(("Bogus rrsig-key-wrong-protocol", "9 6"), Of(Internet(WithZoneKey(ZoneKey.Make("zone key", 256, 4)))));
    }

    [Fact]
    public void Of_two_keys_with_one_tag_the_second_may_be_the_good_one()
    {
        var child = Child();
        child.Records.AddRange(Decoys(Key, 1).Select(key => SignedZone.Record(child.Apex, key)));

        var diagnosis = Internet(child).Diagnose(Www);

        Assert.Equal("Secure", diagnosis.Summary());
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "dnskey-tag-collision");
    }

    [Fact]
    public void More_keys_with_one_tag_than_the_policy_tries_are_a_spent_budget()
    {
        var child = Child();
        child.Records.AddRange(Decoys(Key, 2).Select(key => SignedZone.Record(child.Apex, key)));

        Assert.Equal("Secure", Internet(child).Diagnose(Www).Summary());
        Assert.Equal("Bogus rrsig-budget-spent", Internet(child).Diagnose(Www, policy: ResolverPolicies.Rfc with { Budget = new ValidationBudget { KeysPerSignature = 2 } }).Summary());
    }

    [Fact]
    public void A_stray_signature_in_the_name_of_a_host_makes_no_zone_cut_of_it()
    {
        var child = Child();
        var internet = Internet(child);
        var stray = new Rrsig(RecordType.A, SecurityAlgorithm.Ed25519, 3, 3600, child.Expiration, child.Inception, 7, DomainName.Parse("www.a.test."), new byte[64]);
        Captures.Capture Evidences(bool withAnswer) => new(internet.Record(Www).Exchanges
            .Where(exchange => exchange.Question!.Name != DomainName.Parse("www.a.test.") || exchange.Question.Type == RecordType.A)
            .Select(exchange => exchange.Response!.Answer.Any(record => record.Type == RecordType.A)
                ? Evidence.Change(exchange, message => Evidence.With(message, [SignedZone.Record(DomainName.Parse("www.a.test."), stray), .. message.Answer.Where(record => withAnswer || record.Type != RecordType.Rrsig)]))
                : exchange));

        Assert.Equal("Secure", Validator.Diagnose(Evidences(true), TestInternet.Ask(Www), internet.Anchors, TestInternet.Noon).Summary());
        Assert.Equal(typeof(IndeterminateReason.MissingEvidence), Validator.Diagnose(Evidences(false), TestInternet.Ask(Www), internet.Anchors, TestInternet.Noon).Reason());
    }

    /// <summary>Other keys with the same tag: two 16-bit words of the key swapped leave their sum as it is.</summary>
    internal static IEnumerable<Dnskey> Decoys(ZoneKey key, int count)
    {
        var made = 0;
        for (var i = 0; i < 32; i += 2)
        {
            for (var j = i + 2; j < 32 && made < count; j += 2)
            {
                var octets = key.Record.PublicKey.ToArray();
                (octets[i], octets[i + 1], octets[j], octets[j + 1]) = (octets[j], octets[j + 1], octets[i], octets[i + 1]);
                made++;
                yield return new Dnskey(key.Record.Flags, 3, key.Record.Algorithm, octets);
            }
        }
    }

    private static (string, string) Of(TestInternet internet)
    {
        var diagnosis = internet.Diagnose(Www);
        return (diagnosis.Summary(), diagnosis.Errors());
    }

    private static SignedZone WithZoneKey(ZoneKey zoneKey)
    {
        SignedZone? zone = null;
        zone = new SignedZone("a.test.", "www A 192.0.2.80")
        {
            Keys = [Key, zoneKey],
            Signers = [Key, zoneKey],
            Delegation = [Ds(Key)],
            SignWith = (set, key) => (set.Type == RecordType.Dnskey) == (key == Key) ? zone!.Signature(set, key) : null,
        };
        return zone;
    }
}
