using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Signatures whose octets are not what the key made of the data.</summary>
internal static class SignatureOctetFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("rrsig-first-octet-damaged", FaultArea.Signatures, "One bit in the first octet of the signature is wrong.")
        {
            Breaks = RfcSentences.Verifies,
            Expect = Bogus("rrsig-bit-flipped"),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => Damage(site, rrsig, _ => 0)),
        },
        new("rrsig-middle-octet-damaged", FaultArea.Signatures, "One bit in the middle of the signature is wrong.")
        {
            Breaks = RfcSentences.Verifies,
            Expect = Bogus("rrsig-bit-flipped"),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => Damage(site, rrsig, length => length / 2)),
        },
        new("rrsig-last-octet-damaged", FaultArea.Signatures, "One bit in the last octet of the signature is wrong.")
        {
            Breaks = RfcSentences.Verifies,
            Expect = Bogus("rrsig-bit-flipped"),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => Damage(site, rrsig, length => length - 1)),
        },
        new("rrsig-truncated", FaultArea.Signatures, "The last octet of the signature is cut off.")
        {
            Breaks = RfcSentences.SignatureLength,
            Expect = Bogus("rrsig-wrong-length"),
            AfterSigning = site => Replace(site, signature => signature[..^1]),
        },
        new("rrsig-half", FaultArea.Signatures, "The second half of the signature is cut off.")
        {
            Breaks = RfcSentences.SignatureLength,
            Expect = Bogus("rrsig-wrong-length"),
            AfterSigning = site => Replace(site, signature => signature[..(signature.Length / 2)]),
        },
        new("rrsig-octet-too-many", FaultArea.Signatures, "The signature has a zero octet more than it should.")
        {
            Breaks = RfcSentences.SignatureLength,
            Expect = Bogus("rrsig-wrong-length"),
            AfterSigning = site => Replace(site, signature => [.. signature, 0]),
        },
        new("rrsig-empty", FaultArea.Signatures, "The signature field has no octets.")
        {
            Breaks = RfcSentences.SignatureField,
            Expect = Bogus("rrsig-empty"),
            AfterSigning = site => Replace(site, _ => []),
        },
        new("rrsig-all-zero", FaultArea.Signatures, "Every octet of the signature is zero.")
        {
            Breaks = RfcSentences.SignatureRange,
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsEdDsa() ? "rrsig-invalid" : "rrsig-out-of-range"),
            AfterSigning = site => Replace(site, signature => new byte[signature.Length]),
        },
        new("rrsig-all-ones", FaultArea.Signatures, "Every bit of the signature is one, so that its numbers are larger than any may be.")
        {
            Breaks = RfcSentences.SignatureRange,
            Expect = Bogus("rrsig-out-of-range"),
            AfterSigning = site => Replace(site, signature => [.. signature.Select(_ => (byte)0xff)]),
        },
        new("rrsig-s-out-of-range", FaultArea.Signatures, "The second number of the signature is not below the order of the curve.")
        {
            Breaks = RfcSentences.SignatureRange,
            Needs = NeedsCurve,
            Expect = Bogus("rrsig-out-of-range"),
            AfterSigning = site => Replace(site, signature => [.. signature.Select((octet, i) => i < signature.Length / 2 ? octet : (byte)0xff)]),
        },
        new("rrsig-point-not-on-curve", FaultArea.Signatures, "The first half of the signature is no point of the curve.")
        {
            Breaks = RfcSentences.SignatureRange,
            Needs = NeedsEdDsa,
            Expect = Bogus("rrsig-point-not-on-curve"),
            AfterSigning = site => site.Target.ChangeSignatures(rrsig => OffCurve(site, rrsig)),
        },
        new("rrsig-der-encoded", FaultArea.Signatures, "The signature is in the DER form that cryptographic libraries make instead of r and s side by side.")
        {
            Breaks = RfcSentences.SignatureLength,
            Needs = NeedsEcdsa,
            Expect = Bogus("rrsig-wrong-length"),
            AfterSigning = site => Replace(site, Der),
        },
        new("rrsig-of-smaller-curve", FaultArea.Signatures, "A key of P-256 made the signature, but it carries the tag and algorithm of a P-384 key.")
        {
            Breaks = RfcSentences.SignatureLength,
            Needs = NeedsEcdsa,
            Expect = Bogus("rrsig-wrong-length"),
            Plan = zone => zone.WithAlgorithm(SecurityAlgorithm.EcdsaP384Sha384),
            AfterSigning = site =>
            {
                var p256 = PrivateKey.Generate(SecurityAlgorithm.EcdsaP256Sha256, new KeyGeneration { Seed = new byte[] { 1 } });
                site.Target.ChangeSignatures(rrsig => rrsig.With(signature: p256.Sign(SignedData.Build(site.Target.ToRRset(), rrsig))));
            },
        },
        new("rrsig-by-other-private-key", FaultArea.Signatures, "Another private key than the one published under its tag made the signature over one set.")
        {
            Breaks = RfcSentences.Verifies,
            Incident = ".se 2022-02-04",
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-made-by-other-key" : "rrsig-invalid"),
            AfterSigning = site => SignByStranger(site, site.Zone, site.Target),
        },
        new("rrsig-dnskey-by-other-private-key", FaultArea.Signatures, "Another private key than the KSK's made the signature over the DNSKEY set under the KSK's tag.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-padding-noise" : "rrsig-invalid", "@ DNSKEY"),
            AfterSigning = site => SignByStranger(site, site.Zone, site.KeySet),
        },
        new("zone-by-other-private-key", FaultArea.Signatures, "Another private key than the one published under the ZSK's tag signs the whole zone.")
        {
            Breaks = RfcSentences.Verifies,
            Incident = ".de 2026-05-05, .ru and .рф 2024-01-30",
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-made-by-other-key" : "rrsig-invalid"),
            Keys = site =>
            {
                foreach (var key in site.Zsks().Where(key => key.Role == KeyRole.Zsk))
                {
                    key.Private = site.Zone.Stranger(key).Private;
                }
            },
            Needs = zone => zone.Keys.All(key => key.Role == KeyRole.Csk) ? "it has no ZSK of its own" : null,
        },
        new("rrsig-damaged-beside-good", FaultArea.Signatures, "Before the good signature stands a damaged one, which harms nobody.")
        {
            Breaks = RfcSentences.AnyPathWillDo,
            Expect = Secure("rrsig-bit-flipped"),
            AfterSigning = site => site.Target.Signatures.InsertRange(0, [.. site.Target.Signatures.Select(rrsig => Damage(site, rrsig, length => length / 2))]),
        },
        new("rrsig-sha1-inside", FaultArea.Signatures, "The signature has a SHA-1 digest inside, though the algorithm means SHA-256.")
        {
            Breaks = RfcSentences.RsaPadding,
            Needs = NeedsRsa,
            Expect = Bogus("rrsig-other-hash"),
            AfterSigning = site => Pad(site, data => [.. Convert.FromHexString("3021300906052B0E03021A05000414"), .. SHA1.HashData(data)]),
        },
        new("rrsig-digest-info-missing", FaultArea.Signatures, "The padding holds the bare digest, without the identifier of its hash.")
        {
            Breaks = RfcSentences.RsaPadding,
            Needs = NeedsRsa,
            Expect = Bogus("rrsig-padding-malformed"),
            AfterSigning = site => Pad(site, SHA256.HashData),
        },
        new("rrsig-digest-info-without-parameters", FaultArea.Signatures, "The identifier of the hash within the signature lacks its NULL parameters.")
        {
            Breaks = RfcSentences.RsaPadding,
            Needs = NeedsRsa,
            Expect = Bogus("rrsig-padding-malformed"),
            AfterSigning = site => Pad(site, data => [.. Convert.FromHexString("302F300B0609608648016503040201" + "0420"), .. SHA256.HashData(data)]),
        },
        new("rrsig-octets-after-digest", FaultArea.Signatures, "The padding is short and octets follow the digest, the form that forgers of low exponents use.")
        {
            Breaks = RfcSentences.RsaPadding,
            Needs = NeedsRsa,
            Expect = Bogus("rrsig-padding-malformed"),
            AfterSigning = site => Pad(site, data => [.. Convert.FromHexString(Sha256Info), .. SHA256.HashData(data), .. new byte[40]]),
        },
    ];

    private const string Sha256Info = "3031300D060960864801650304020105000420";

    /// <summary>Signs a set with keys that nobody publishes, under the tags of those that should have signed.</summary>
    internal static void SignByStranger(FaultSite site, ZoneDraft zone, ZoneSet set)
    {
        if (set.Data.Count > 0)
        {
            set.Signatures.Clear();
            set.Signatures.AddRange(zone.KeysFor(set.Type).Select(key => zone.Sign(set, zone.Stranger(key), new SignatureFields { KeyTag = key.TagToWrite, Algorithm = key.Record.Algorithm })));
        }
    }

    private static void Replace(FaultSite site, Func<byte[], byte[]> change) => site.Target.ChangeSignatures(rrsig => rrsig.With(signature: change(rrsig.Signature.ToArray())));

    // Flips the lowest bit that leaves a well-formed signature: RSA numbers must stay below the modulus, points on their curve.
    private static Rrsig Damage(FaultSite site, Rrsig rrsig, Func<int, int> where)
    {
        if (rrsig.Signature.IsEmpty || site.Target.Data.Count == 0)
        {
            return rrsig;
        }

        return Enumerable.Range(0, 8).Select(Flipped).FirstOrDefault(IsWellFormed) ?? Flipped(0);

        Rrsig Flipped(int bit)
        {
            var octets = rrsig.Signature.ToArray();
            octets[where(octets.Length)] ^= (byte)(1 << bit);
            return rrsig.With(signature: octets);
        }

        bool IsWellFormed(Rrsig flipped) => ReasonOf(site, flipped) is InvalidSignatureReason.EquationFails or InvalidSignatureReason.PaddingNoise;
    }

    private static Rrsig OffCurve(FaultSite site, Rrsig rrsig)
    {
        var octets = rrsig.Signature.ToArray();
        for (var tries = 0; tries < 256 && octets.Length > 0; tries++)
        {
            octets[0]++;
            if (ReasonOf(site, rrsig.With(signature: octets.ToArray())) is InvalidSignatureReason.PointNotOnCurve)
            {
                break;
            }
        }

        return rrsig.With(signature: octets);
    }

    private static InvalidSignatureReason? ReasonOf(FaultSite site, Rrsig rrsig) =>
        site.Zone.Keys.Find(key => key.TagToWrite == rrsig.KeyTag)?.Private.PublicKey.Verify(site.Target.ToRRset(), rrsig) is SignatureOutcome.Invalid { Reason: var reason } ? reason : null;

    // SEQUENCE { INTEGER r, INTEGER s } with r and s as short as they can be (X.690 §8.3).
    private static byte[] Der(byte[] signature)
    {
        var half = signature.Length / 2;
        byte[] content = [.. Integer(signature.AsSpan(0, half)), .. Integer(signature.AsSpan(half))];
        return [0x30, (byte)content.Length, .. content];

        static byte[] Integer(ReadOnlySpan<byte> number)
        {
            number = number.TrimStart((byte)0);
            byte[] value = number.IsEmpty || number[0] >= 0x80 ? [0, .. number] : number.ToArray();
            return [2, (byte)value.Length, .. value];
        }
    }

    // 00 01 FF.. 00 content, as long as the modulus; content that ends early is followed by what its maker adds.
    private static void Pad(FaultSite site, Func<byte[], byte[]> content)
    {
        if (site.Target.Data.Count == 0)
        {
            return;
        }

        site.Target.ChangeSignatures(rrsig =>
        {
            var key = site.Zone.Keys.Find(key => key.TagToWrite == rrsig.KeyTag && key.Private.Algorithm.IsRsa());
            if (key is null)
            {
                return rrsig;
            }

            var length = (key.Private.PublicKey.SizeInBits!.Value + 7) / 8;
            var inner = content(SignedData.Build(site.Target.ToRRset(), rrsig));
            byte[] encoded = [0, 1, .. Enumerable.Repeat((byte)0xff, length - 3 - inner.Length), 0, .. inner];
            return rrsig.With(signature: key.Private.SignEncoded(encoded));
        });
    }
}
