using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Signatures with a wrong field: signed over, so that nothing else is wrong, or changed after signing.</summary>
internal static class SignatureFieldFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("rrsig-type-covered-wrong", FaultArea.Signatures, "The signature says that it covers another type, so that the set has none.")
        {
            Breaks = RfcSentences.OneRrsigPerSet,
            Expect = Bogus("rrsig-missing"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { TypeCovered = RecordType.Aaaa }),
        },
        new("rrsig-algorithm-wrong", FaultArea.Signatures, "The signature names another algorithm than its key has.")
        {
            Breaks = RfcSentences.KeyMatches,
            Expect = Bogus("rrsig-algorithm-differs"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Algorithm = site.Zone.Description.AnotherAlgorithm() }),
        },
        new("rrsig-labels-above-owner", FaultArea.Signatures, "The Labels field is larger than the number of the owner's labels.")
        {
            Breaks = RfcSentences.LabelsNotAbove,
            Expect = Bogus("rrsig-labels-exceed-owner"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Labels = (byte)(site.Target.Owner.SignedLabelCount + 1) }),
        },
        new("rrsig-labels-below-owner", FaultArea.Signatures, "The Labels field is one too small and signed so, as if a wildcard had made the records, but no proof comes with them.")
        {
            Breaks = RfcSentences.WildcardProof,
            Expect = Bogus("denial-wildcard-proof-missing"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { Labels = (byte)(site.Target.Owner.SignedLabelCount - 1) }),
        },
        new("rrsig-labels-altered", FaultArea.Signatures, "The Labels field was made one smaller after signing.")
        {
            Breaks = RfcSentences.LabelsCount,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(labels: (byte)(rrsig.Labels - 1))),
        },
        new("rrsig-wildcard-label-counted", FaultArea.Signatures, "The signer counted the asterisk of a wildcard as a label.")
        {
            Ask = "x.wild A",
            Breaks = RfcSentences.LabelsCount,
            Expect = OtherData("x.wild A"),
            AfterSigning = site =>
            {
                if (site.Zone.Find(site.Name.Parent.Wildcard!, site.Question.Type) is { } wildcard)
                {
                    site.Zone.Resign(wildcard, new SignatureFields { Labels = (byte)(wildcard.Owner.SignedLabelCount + 1) });
                }
            },
        },
        new("rrsig-original-ttl-altered", FaultArea.Signatures, "The original TTL was changed after signing.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(originalTtl: rrsig.OriginalTtl / 2)),
        },
        new("rrsig-original-ttl-low", FaultArea.Signatures, "The original TTL that was signed is half of the TTL that is served.")
        {
            Breaks = RfcSentences.OriginalTtl,
            Expect = Secure("rrset-ttl-above-original"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { OriginalTtl = site.Target.Ttl / 2 }),
        },
        new("rrset-ttl-raised", FaultArea.Signatures, "The TTL of the records and their signature was doubled after signing.")
        {
            Breaks = RfcSentences.OriginalTtl,
            Expect = Secure("rrset-ttl-above-original"),
            AfterSigning = site => site.Target.Ttl *= 2,
        },
        new("rrsig-ttl-high", FaultArea.Signatures, "The RRSIG record has a longer TTL than the records it covers.")
        {
            Breaks = RfcSentences.RrsigTtl,
            Expect = Secure("rrsig-ttl-above-original"),
            AfterSigning = site => site.Target.SignatureTtl = site.Target.Ttl * 2,
        },
        new("rrsig-ttl-low", FaultArea.Signatures, "The RRSIG record has a shorter TTL than the records it covers.")
        {
            Breaks = RfcSentences.RrsigTtl,
            Expect = Secure("rrset-rrsig-ttl-differ"),
            AfterSigning = site => site.Target.SignatureTtl = site.Target.Ttl / 2,
        },
        new("rrsig-expiration-altered", FaultArea.Signatures, "The expiration was put off by thirty days after signing.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(expiration: new SignatureTime(rrsig.Expiration.Seconds + (30 * 86_400)))),
        },
        new("rrsig-inception-altered", FaultArea.Signatures, "The inception was moved by a second after signing.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => rrsig.With(inception: new SignatureTime(rrsig.Inception.Seconds - 1))),
        },
        new("rrsig-key-tag-wrong", FaultArea.Signatures, "The signature names a key tag that no key of the zone has.")
        {
            Breaks = RfcSentences.KeyMatches,
            Incident = "nic.cx 2020-09",
            Expect = Bogus("rrsig-key-missing"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields { KeyTag = UnusedTag(site.Zone) }),
        },
        new("rrsig-names-the-ksk", FaultArea.Signatures, "The ZSK made the signature, but it carries the key tag of the KSK.")
        {
            Breaks = RfcSentences.KeyMatches,
            Needs = zone => zone.Keys.All(key => key.Role == KeyRole.Csk) ? "it has no KSK beside its ZSK" : null,
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-wrong-length" : "rrsig-invalid"),
            AfterSigning = site =>
            {
                if (site.Ksks().FirstOrDefault() is { } ksk)
                {
                    site.Zone.Resign(site.Target, new SignatureFields { KeyTag = ksk.TagToWrite });
                }
            },
        },
        new("rrsig-signer-above", FaultArea.Signatures, "The zone above signed the records, in its own name and with its own key, as if there were no zone cut.")
        {
            Breaks = RfcSentences.Signer,
            Expect = Bogus("rrsig-signer-above"),
            AfterSigning = site => SignInTheNameOf(site, site.Parent, site.Parent.Apex),
        },
        new("rrsig-signer-below", FaultArea.Signatures, "The signer's name is the owner of the records instead of the zone.")
        {
            Breaks = RfcSentences.Signer,
            Expect = Bogus("rrsig-signer-below"),
            AfterSigning = site => SignInTheNameOf(site, site.Zone, site.Name),
        },
        new("rrsig-signer-child", FaultArea.Signatures, "The signer's name is a zone below that the records do not lie in.")
        {
            Breaks = RfcSentences.Signer,
            Expect = Bogus("rrsig-signer-below"),
            AfterSigning = site => SignInTheNameOf(site, site.Zone, site.Zone.Name("signed")),
        },
        new("rrsig-signer-beside", FaultArea.Signatures, "The signer's name is another zone beside this one.")
        {
            Breaks = RfcSentences.Signer,
            Expect = Bogus("rrsig-signer-beside"),
            AfterSigning = site => SignInTheNameOf(site, site.Zone, site.Parent.Name("other")),
        },
        new("rrsig-signer-root", FaultArea.Signatures, "The signer's name is the root.")
        {
            Breaks = RfcSentences.Signer,
            Expect = Bogus("rrsig-signer-above"),
            AfterSigning = site => SignInTheNameOf(site, site.Zone, DomainName.Root),
        },
        new("rrsig-unknown-key-beside-good", FaultArea.Signatures, "Beside the good signature stands one by a key that is not published.")
        {
            Breaks = RfcSentences.KeyMatches,
            Expect = Secure("rrsig-key-missing"),
            AfterSigning = site => site.Target.Signatures.AddRange([.. site.Zone.KeysFor(site.Target.Type).Take(site.Target.Data.Count).Select(key => site.Zone.Sign(site.Target, site.Zone.Stranger(key)))]),
        },
        new("rrsig-by-ksk", FaultArea.Signatures, "The KSK signs the data and the ZSK does not, which is allowed.")
        {
            Breaks = RfcSentences.SepFlag,
            Needs = zone => zone.Keys.All(key => key.Role == KeyRole.Csk) ? "it has no KSK beside its ZSK" : null,
            Expect = Secure(),
            AfterSigning = site =>
            {
                if (site.Target.Data.Count > 0)
                {
                    site.Target.Signatures.Clear();
                    site.Target.Signatures.AddRange(site.Ksks().Select(key => site.Zone.Sign(site.Target, key)));
                }
            },
        },
    ];

    private static void SignInTheNameOf(FaultSite site, ZoneDraft signer, DomainName name)
    {
        if (site.Target.Data.Count > 0)
        {
            var keys = signer.KeysFor(site.Target.Type).ToList();
            site.Target.Signatures.Clear();
            site.Target.Signatures.AddRange(keys.Select(key => site.Zone.Sign(site.Target, key, new SignatureFields { SignersName = name })));
        }
    }

    private static ushort UnusedTag(ZoneDraft zone)
    {
        ushort tag = 4711;
        while (zone.Keys.Exists(key => key.Tag == tag))
        {
            tag++;
        }

        return tag;
    }
}
