using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Compares DS records with keys and checks key sets with them (RFC 4035 §5.2).</summary>
internal sealed class KeySetChecker(ResolverPolicy policy, SignatureChecker signatures)
{
    /// <summary>The keys of a DNSKEY RRset with their tags; data that is no DNSKEY is left out.</summary>
    public static ImmutableArray<KeyInSet> KeysOf(RRset set) =>
        [.. set.Data.OfType<Dnskey>().Select(key => new KeyInSet(key, KeyTag.Of(key)))];

    /// <summary>Checks a key set against the DS records that shall lead to it.</summary>
    public KeySetCheck Check(DomainName zone, Sighting subject, DomainName parent, RRsetCheck? dsSet, ImmutableArray<Ds> records)
    {
        var keys = KeysOf(subject.Set.Set);
        var budget = policy.Budget.SignatureChecks;
        var check = signatures.Check(subject, zone, keys, ref budget);
        var entries = Compare(zone, records, keys, isAnchor: dsSet is null);
        ImmutableArray<KeyInSet> entryKeys =
        [
            .. from entry in entries
               where entry.Outcome == DsOutcome.Matches
               from key in keys
               where ReferenceEquals(key.Key, entry.Key) && check.Signatures.Any(signature => signature.IsValid && ReferenceEquals(signature.ValidKey, key.Key))
               select key,
        ];
        if (policy.Has(ResolverHabits.EmptyKeySpoilsKeySet) && keys.Any(key => key.Key.PublicKey.IsEmpty))
        {
            entryKeys = [];
        }

        if (policy.EveryDsAlgorithmMustSign && entries.Any(entry => IsUsed(entry) && !entryKeys.Any(key => key.Key.Algorithm == entry.Ds.Algorithm)))
        {
            entryKeys = [];
        }

        if (entryKeys.IsEmpty && policy.Has(ResolverHabits.DsMatchIsEnough) && !check.Signatures.IsEmpty
            && keys.All(key => entries.Any(entry => entry.Outcome == DsOutcome.Matches && ReferenceEquals(entry.Key, key.Key))))
        {
            entryKeys = keys;
        }

        return new KeySetCheck(zone, check, new DsSetCheck(zone, parent, dsSet, entries), keys) { EntryKeys = [.. entryKeys.Distinct()] };
    }

    /// <summary>How each DS record fits the keys. What makes a weak digest give way is the zone's own choice (RFC 4509 §3); every entry of an anchor counts.</summary>
    public ImmutableArray<DsCheck> Compare(DomainName zone, ImmutableArray<Ds> records, ImmutableArray<KeyInSet> keys, bool isAnchor)
    {
        var strongest = records.Where(IsSupported).Select(ds => Strength(ds.DigestType)).DefaultIfEmpty(0).Max();
        var digests = new Digests(zone);
        int compared = 0, mismatches = 0;
        var checks = ImmutableArray.CreateBuilder<DsCheck>(records.Length);
        foreach (var ds in records)
        {
            var check = !policy.Supports(ds.Algorithm) ? new DsCheck(ds, DsOutcome.AlgorithmUnsupported, null, default)
                : !policy.Supports(ds.DigestType) || !DsDigest.IsSupported(ds.DigestType) ? new DsCheck(ds, DsOutcome.DigestUnsupported, null, default)
                : Strength(ds.DigestType) < strongest && (policy.OnlyStrongestDigest || (policy.Sha1GivesWay && ds.DigestType == DigestType.Sha1 && !isAnchor)) ? new DsCheck(ds, DsOutcome.Ignored, null, default)
                : compared++ >= policy.Budget.DsPerZone || mismatches >= policy.Budget.DsMismatches ? new DsCheck(ds, DsOutcome.BudgetSpent, null, default)
                : Compare(digests, ds, keys);
            mismatches += check.Outcome == DsOutcome.DigestDiffers ? 1 : 0;
            checks.Add(check);
        }

        var isRefused = (policy.Has(ResolverHabits.WrongDigestLengthSpoilsDsSet) && records.Any(IsMalformed))
            || (policy.Has(ResolverHabits.TooManyDsAreRefused) && !isAnchor && records.Length > policy.Budget.DsPerZone);
        return isRefused
            ? [.. checks.Select(check => check.Outcome == DsOutcome.DigestLengthWrong ? check : check with { Outcome = DsOutcome.BudgetSpent })]
            : checks.DrainToImmutable();
    }

    private static bool IsMalformed(Ds ds) => ds.Digest.IsEmpty || (DsDigest.IsSupported(ds.DigestType) && ds.Digest.Length != DsDigest.Length(ds.DigestType));

    private DsCheck Compare(Digests digests, Ds ds, ImmutableArray<KeyInSet> keys)
    {
        if (ds.Digest.Length != DsDigest.Length(ds.DigestType))
        {
            return new DsCheck(ds, DsOutcome.DigestLengthWrong, keys.FirstOrDefault(key => key.Tag == ds.KeyTag)?.Key, default);
        }

        DsCheck? nearest = null;
        foreach (var (key, _) in keys.Where(key => key.Tag == ds.KeyTag && key.Key.Algorithm == ds.Algorithm))
        {
            var digest = digests.Of(key, ds.DigestType)!;
            var outcome = !digest.AsSpan().SequenceEqual(ds.Digest.Span) ? DsOutcome.DigestDiffers
                : key.IsRevoked && !policy.Has(ResolverHabits.RevokedKeysAreEntered) ? DsOutcome.KeyRevoked
                : policy.Has(ResolverHabits.EntryKeyFieldsAreIgnored) ? DsOutcome.Matches
                : !key.IsZoneKey ? DsOutcome.KeyNotZoneKey
                : key.Protocol != 3 ? DsOutcome.KeyWrongProtocol
                : DsOutcome.Matches;
            var check = new DsCheck(ds, outcome, key, digest);
            if (outcome == DsOutcome.Matches)
            {
                return check;
            }

            nearest = nearest is null || nearest.Outcome == DsOutcome.DigestDiffers ? check : nearest;
        }

        if (nearest is { Outcome: DsOutcome.DigestDiffers } && CompareWithOthers(digests, ds, keys) is { ComputedDigest.IsEmpty: false } other)
        {
            return other; // the digest is that of another key: the tag is what is wrong
        }

        return nearest ?? CompareWithOthers(digests, ds, keys);
    }

    /// <summary>No key has tag and algorithm: tells a revoked key, a wrong field and a wholly other key apart.</summary>
    private static DsCheck CompareWithOthers(Digests digests, Ds ds, ImmutableArray<KeyInSet> keys)
    {
        foreach (var (key, _) in keys)
        {
            if (key.IsRevoked)
            {
                var before = new Dnskey((ushort)(key.Flags & ~Dnskey.RevokeFlag), key.Protocol, key.Algorithm, key.PublicKey);
                if (KeyTag.Of(before) == ds.KeyTag && DsDigest.Compute(digests.Zone, before, ds.DigestType) is { } digestBefore && digestBefore.AsSpan().SequenceEqual(ds.Digest.Span))
                {
                    return new DsCheck(ds, DsOutcome.KeyRevoked, key, digestBefore);
                }
            }

            if (digests.Of(key, ds.DigestType) is { } digest && digest.AsSpan().SequenceEqual(ds.Digest.Span))
            {
                return new DsCheck(ds, key.Algorithm != ds.Algorithm ? DsOutcome.AlgorithmDiffers : DsOutcome.FieldsDiffer, key, digest);
            }
        }

        return keys.FirstOrDefault(key => key.Tag == ds.KeyTag) is { } sameTag
            ? new DsCheck(ds, DsOutcome.AlgorithmDiffers, sameTag.Key, default)
            : new DsCheck(ds, DsOutcome.KeyMissing, null, default);
    }

    private bool IsSupported(Ds ds) =>
        policy.Supports(ds.Algorithm) && policy.Supports(ds.DigestType) && DsDigest.IsSupported(ds.DigestType);

    private static bool IsUsed(DsCheck entry) =>
        entry.Outcome is not (DsOutcome.AlgorithmUnsupported or DsOutcome.DigestUnsupported or DsOutcome.Ignored);

    /// <summary>SHA-1 gives way to every other digest (RFC 4509 §3); SHA-384 is the strongest in use.</summary>
    private static int Strength(DigestType type) => type.Number switch { 1 => 1, 4 => 3, _ => 2 };

    /// <summary>The digests of a zone's keys, each made once however many DS records there are.</summary>
    private sealed class Digests(DomainName zone)
    {
        private readonly Dictionary<(Dnskey Key, DigestType Type), byte[]?> _made = [];

        public DomainName Zone => zone;

        public byte[]? Of(Dnskey key, DigestType type)
        {
            if (!_made.TryGetValue((key, type), out var digest))
            {
                digest = DsDigest.Compute(zone, key, type);
                _made.Add((key, type), digest);
            }

            return digest;
        }
    }
}
