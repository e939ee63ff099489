using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Several keys under one key tag (RFC 4034 appendix B).</summary>
internal static class KeyTagFaults
{
    private static readonly ConcurrentDictionary<(SecurityAlgorithm Algorithm, int Count), PrivateKey[]> _colliding = [];

    public static IEnumerable<Fault> All =>
    [
        new("zsk-tag-collision", FaultArea.Keys, "A standby ZSK has the same key tag and algorithm as the one that signs, and comes before it.")
        {
            Breaks = RfcSentences.TagIsNoIdentity,
            Needs = NeedsColliding,
            Expect = Secure("dnskey-tag-collision", "rrsig-tag-collision-tried"),
            Keys = site => Collide(site, 2),
        },
        new("zsk-tag-collision-of-three", FaultArea.Keys, "Two standby ZSKs have the same key tag and algorithm as the one that signs, and come before it.")
        {
            Breaks = RfcSentences.TagIsNoIdentity,
            Needs = NeedsColliding,
            Expect = Secure("dnskey-tag-collision", "rrsig-tag-collision-tried"),
            Keys = site => Collide(site, 3),
        },
        new("zsk-tag-collision-wrong-key-published", FaultArea.Keys, "The key that signs shares tag and algorithm with another one, and it is the other one that is published.")
        {
            Breaks = RfcSentences.Verifies,
            Incident = ".ru and .рф 2024-01-30, as the registry told it",
            Needs = NeedsColliding,
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-made-by-other-key" : "rrsig-invalid") { MustNot = ["dnskey-tag-collision"] },
            Keys = site =>
            {
                Collide(site, 2);
                foreach (var key in site.Zsks())
                {
                    key.IsPublished = !key.Signs;
                }
            },
        },
    ];

    private static string? NeedsColliding(ZoneDescription zone) =>
        KeySetFaults.NeedsZsk(zone) ?? (zone.IsRsa() || zone.Algorithm().Number is 13 or 15 ? null : "keys of its algorithm take too long to try");

    // The last key of those that share a tag takes the place of the ZSK; the others stand before it and do not sign.
    private static void Collide(FaultSite site, int count)
    {
        var zsk = site.Zone.Keys.Find(key => key.Role == KeyRole.Zsk);
        if (zsk is null)
        {
            return;
        }

        var keys = _colliding.GetOrAdd((zsk.Private.Algorithm, count), wanted => [.. wanted.Algorithm.IsRsa() ? RsaKeys(wanted.Algorithm, wanted.Count) : CurveKeys(wanted.Algorithm, wanted.Count)]);
        (zsk.Private, zsk.Record) = (keys[^1], keys[^1].ToDnskey(zsk.Record.Flags));
        site.Zone.Keys.InsertRange(0, keys[..^1].Select(key => new ZoneKey(KeyRole.Zsk, key, zsk.Record.Flags) { Signs = false }));
    }

    // The birthday of key tags: after some hundred keys two have the same, after some thousand three.
    private static List<PrivateKey> CurveKeys(SecurityAlgorithm algorithm, int count)
    {
        var byTag = new Dictionary<ushort, List<PrivateKey>>();
        for (var i = 0; ; i++)
        {
            var key = PrivateKey.Generate(algorithm, new KeyGeneration { Seed = Encoding.UTF8.GetBytes($"tag/{i}") });
            var tag = KeyTag.Of(key.ToDnskey(Dnskey.ZoneKeyFlag));
            if (!byTag.TryGetValue(tag, out var same))
            {
                byTag.Add(tag, same = []);
            }

            same.Add(key);
            if (same.Count == count)
            {
                return same;
            }
        }
    }

    // The tag is a sum over the octets, so an exponent can be found for each modulus that makes it what one wants.
    private static IEnumerable<PrivateKey> RsaKeys(SecurityAlgorithm algorithm, int count)
    {
        var wanted = KeyTag.Of(Make(0, 65_537).ToDnskey(Dnskey.ZoneKeyFlag));
        for (var i = 0; i < count; i++)
        {
            var record = Make(i, 65_537).ToDnskey(Dnskey.ZoneKeyFlag).Wire.ToArray();
            for (var exponent = 65_537; exponent < 0x100_0000; exponent += 2)
            {
                // flags, protocol, algorithm, the exponent's length 3, then the exponent
                BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(5), (ushort)(exponent >> 8));
                record[7] = (byte)exponent;
                if (KeyTag.Of(record) == wanted && TryMake(i, exponent) is { } key && KeyTag.Of(key.ToDnskey(Dnskey.ZoneKeyFlag)) == wanted)
                {
                    yield return key;
                    break;
                }
            }
        }

        PrivateKey Make(int number, int exponent) => PrivateKey.Generate(
            algorithm, new KeyGeneration { Seed = Encoding.UTF8.GetBytes($"tag/{number}"), SizeInBits = 1024, PublicExponent = exponent });

        // An exponent that shares a factor with the order leads to other primes, and so to another tag.
        PrivateKey? TryMake(int number, int exponent) => Primality.IsPrime(exponent) ? Make(number, exponent) : null;
    }

    private static class Primality
    {
        public static bool IsPrime(int number)
        {
            for (var divisor = 3; divisor * divisor <= number; divisor += 2)
            {
                if (number % divisor == 0)
                {
                    return false;
                }
            }

            return number % 2 == 1;
        }
    }
}
