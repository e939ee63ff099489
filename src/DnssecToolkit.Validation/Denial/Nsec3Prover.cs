using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Proofs of absence by NSEC3 with one set of parameters (RFC 5155 §8).</summary>
internal sealed class Nsec3Prover
{
    private readonly DenialClaim _claim;
    private readonly Nsec3Hasher _hasher;
    private readonly List<(byte[] Owner, DenialRecord Record)> _records = [];
    private readonly Nsec3 _parameters;
    private readonly Dictionary<DomainName, byte[]> _hashed = [];

    public Nsec3Prover(DenialClaim claim, IEnumerable<DenialRecord> records, Nsec3Hasher hasher, bool ignoresLengths = false)
    {
        _claim = claim;
        _hasher = hasher;
        foreach (var record in records)
        {
            _parameters ??= record.Nsec3!;
            if (HashOfOwner(record, claim.Zone, ignoresLengths) is { } owner)
            {
                _records.Add((owner, record));
            }
        }

        _parameters = _parameters ?? throw new ArgumentException("there is no NSEC3 record", nameof(records));
    }

    public Proof Prove()
    {
        var proof = _claim.Kind switch
        {
            DenialKind.NameError => NameError(),
            DenialKind.WildcardAnswer => WildcardAnswer(),
            DenialKind.NoDs => NoDs(),
            _ => NoData(),
        };
        return (_hasher.IsSpent && !proof.IsProved ? proof with { Outcome = DenialOutcome.BudgetSpent } : proof) with
        {
            Hashes = [.. _hashed.Select(pair => new HashedName(pair.Key, Nsec3Hash.ToBase32Hex(pair.Value)))],
            Iterations = _parameters.Iterations,
        };
    }

    /// <summary>The hash that the owner's first label encodes; null where the label is no such hash or the owner is not directly below the zone (RFC 5155 §3).</summary>
    public static byte[]? HashOfOwner(DenialRecord record, DomainName zone, bool ignoresLength = false)
    {
        var owner = record.Owner;
        return owner.LabelCount == zone.LabelCount + 1 && owner.IsBelow(zone)
            && Base32Hex.TryDecode(owner.FirstLabel, out var hash) && (ignoresLength || hash.Length == Nsec3Hash.Length) ? hash : null;
    }

    /// <summary>Whether a proof may rest on the record: SHA-1, no unknown flags, a next hash of the right length (RFC 5155 §8.1 and §8.2).</summary>
    public static bool IsUnderstood(Nsec3 nsec3, bool ignoresFlags = false, bool ignoresLength = false) =>
        nsec3.HashAlgorithm == Nsec3.Sha1HashAlgorithm && (ignoresFlags || (nsec3.Flags & ~Nsec3.OptOutFlag) == 0) && (ignoresLength || nsec3.NextHashedOwnerName.Length == Nsec3Hash.Length);

    // RFC 5155 §8.4
    private Proof NameError()
    {
        if (Match(_claim.Name) is { } match)
        {
            return Proof.Fails(DenialPart.CoverName, match);
        }

        return FromClosestEncloser((encloser, nextCloser, records, outcome) =>
            encloser.Wildcard is not { } wildcard ? Proof.Of(outcome, records)
            : Cover(wildcard) is { } cover ? Proof.Of(outcome, [.. records, cover])
            : Match(wildcard) is { } exists ? Proof.Fails(DenialPart.WildcardAbsent, [.. records, exists])
            : Proof.Fails(DenialPart.WildcardAbsent, records));
    }

    // RFC 5155 §8.5, §8.6 for the type DS, §8.7 for wildcards
    private Proof NoData()
    {
        if (Match(_claim.Name) is { } match)
        {
            return TypeList.WhyTypeMayExist(match.Nsec3!.Types, _claim.Type, _claim.Name) is { } reason
                ? Proof.Fails(reason, match)
                : Proof.Of(DenialOutcome.Proved, match);
        }

        return FromClosestEncloser((encloser, nextCloser, records, outcome) =>
        {
            if (encloser.Wildcard is { } wildcard && Match(wildcard) is { } source)
            {
                return TypeList.WhyTypeMayExist(source.Nsec3!.Types, _claim.Type, wildcard) is null
                    ? Proof.Of(outcome, [.. records, source])
                    : Proof.Fails(DenialPart.WildcardTypeAbsent, [.. records, source]);
            }

            // An unsigned delegation, or a name that only leads to such, has no record of its own under opt-out (RFC 5155 §6, erratum 3441).
            return outcome == DenialOutcome.ProvedWithOptOut ? Proof.Of(outcome, records)
                : Proof.Fails(_claim.Type == RecordType.Ds ? DenialPart.OptOut : DenialPart.MatchName, records);
        });
    }

    // RFC 5155 §8.9
    private Proof NoDs()
    {
        if (Match(_claim.Name) is { } match)
        {
            return TypeList.WhyTypeMayExist(match.Nsec3!.Types, RecordType.Ds, _claim.Name) is { } reason ? Proof.Fails(reason, match)
                : Proof.Of(match.Nsec3.Types.Contains(RecordType.Ns) ? DenialOutcome.Proved : DenialOutcome.NoDelegation, match);
        }

        return FromClosestEncloser((encloser, nextCloser, records, outcome) =>
            Proof.Of(outcome == DenialOutcome.ProvedWithOptOut ? outcome : DenialOutcome.NoDelegation, records));
    }

    // RFC 5155 §8.8
    private Proof WildcardAnswer()
    {
        var encloser = _claim.WildcardParent!;
        if (!encloser.IsAtOrBelow(_claim.Zone))
        {
            return Proof.Fails(DenialPart.ClosestEncloser); // the wildcard would lie outside of the zone
        }

        var nextCloser = _claim.Name.Ancestor(encloser.LabelCount + 1);
        var proof = Cover(nextCloser) is not { } cover ? Proof.Fails(DenialPart.NextCloser)
            : Proof.Of(cover.Nsec3!.IsOptOut ? DenialOutcome.ProvedWithOptOut : DenialOutcome.Proved, cover);
        return proof with { ClosestEncloser = encloser, NextCloser = nextCloser };
    }

    /// <summary>The closest encloser proof (RFC 5155 §8.3), then what follows from it.</summary>
    private Proof FromClosestEncloser(Func<DomainName, DomainName, ImmutableArray<DenialRecord>, DenialOutcome, Proof> conclude)
    {
        for (var labels = _claim.Name.LabelCount - 1; labels >= _claim.Zone.LabelCount && !_hasher.IsSpent; labels--)
        {
            var candidate = _claim.Name.Ancestor(labels);
            if (Match(candidate) is not { } match)
            {
                continue;
            }

            var nextCloser = _claim.Name.Ancestor(labels + 1);
            var proof = TypeList.ClosesSubtree(match.Nsec3!.Types) ? Proof.Fails(DenialPart.RightSideOfCut, match)
                : Cover(nextCloser) is not { } cover ? Proof.Fails(DenialPart.NextCloser, match)
                : conclude(candidate, nextCloser, [match, cover], cover.Nsec3!.IsOptOut ? DenialOutcome.ProvedWithOptOut : DenialOutcome.Proved);
            return proof with { ClosestEncloser = candidate, NextCloser = nextCloser };
        }

        return Proof.Fails(DenialPart.ClosestEncloser);
    }

    private DenialRecord? Match(DomainName name) =>
        Hash(name) is { } hash ? _records.FirstOrDefault(entry => entry.Owner.AsSpan().SequenceEqual(hash)).Record : null;

    private DenialRecord? Cover(DomainName name)
    {
        if (Hash(name) is not { } hash)
        {
            return null;
        }

        foreach (var (owner, record) in _records)
        {
            var next = record.Nsec3!.NextHashedOwnerName.Span;
            var afterOwner = owner.AsSpan().SequenceCompareTo(hash) < 0;
            var beforeNext = hash.AsSpan().SequenceCompareTo(next) < 0;
            var wraps = owner.AsSpan().SequenceCompareTo(next) >= 0;
            if (wraps ? afterOwner || beforeNext : afterOwner && beforeNext)
            {
                // A record that matches the name and covers all others of a one-name zone does not cover the name itself.
                if (!owner.AsSpan().SequenceEqual(hash))
                {
                    return record;
                }
            }
        }

        return null;
    }

    private byte[]? Hash(DomainName name)
    {
        if (_hashed.TryGetValue(name, out var known))
        {
            return known;
        }

        var hash = _hasher.Hash(name, _parameters);
        if (hash is not null)
        {
            _hashed.Add(name, hash);
        }

        return hash;
    }
}
