using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checks what a response denies: which NSEC or NSEC3 may be used, what they prove, and what is missing.</summary>
internal sealed class DenialChecker(ResolverPolicy policy)
{
    private readonly Nsec3Hasher _hasher = new(policy.Budget);

    /// <summary>How many names were hashed for NSEC3.</summary>
    public int HashesMade => _hasher.HashesMade;

    /// <param name="claim">What shall be proved.</param>
    /// <param name="records">Every NSEC and NSEC3 RRset of the response's authority section, checked with the zone's keys.</param>
    /// <param name="exchange">The response.</param>
    /// <param name="smallestKey">The size of the zone's smallest key in bits, for the limit of iterations.</param>
    public DenialCheck Check(DenialClaim claim, ImmutableArray<DenialRecord> records, Exchange exchange, int smallestKey)
    {
        _hasher.Refill();
        var usable = records.Where(record => record.IsUsable).ToImmutableArray();
        var proof = Prove(claim, usable, smallestKey);
        var spoiled = ImmutableArray<DenialPart>.Empty;
        var used = proof.Used;
        if (!proof.IsProved && proof.Outcome == DenialOutcome.Failed && usable.Length < records.Length)
        {
            // What would hold if bad signatures did not matter tells whether the signatures or the records are at fault.
            var expanded = records.Where(record => record.IsUsable || !record.Check.IsValid).ToImmutableArray();
            var ideal = Prove(claim, expanded, smallestKey);
            if (ideal.IsProved || ideal.Missing.Length < proof.Missing.Length || !ideal.Missing.SequenceEqual(proof.Missing))
            {
                spoiled = [.. proof.Missing.Except(ideal.Missing)];
                used = ideal.Used;
                proof = proof with { ClosestEncloser = ideal.ClosestEncloser, NextCloser = ideal.NextCloser, Hashes = ideal.Hashes, Iterations = ideal.Iterations };
            }
        }

        return new DenialCheck(claim.Kind, claim.Zone, claim.Name, claim.Type, proof.Mechanism ?? MechanismOf(records), proof.Outcome)
        {
            Records = records,
            Missing = proof.Missing,
            SpoiledBySignature = spoiled,
            Used = used,
            ClosestEncloser = proof.ClosestEncloser,
            NextCloser = proof.NextCloser,
            Hashes = proof.Hashes,
            Iterations = proof.Iterations ?? records.Select(record => (int?)record.Nsec3?.Iterations).FirstOrDefault(iterations => iterations is not null),
            IterationLimit = policy.Nsec3IterationLimit(smallestKey),
            Exchange = exchange,
        };
    }

    private Proof Prove(DenialClaim claim, ImmutableArray<DenialRecord> records, int smallestKey)
    {
        Proof? failed = null;
        var nsec = records.Where(record => record.Nsec is { } nsec && record.Owner.IsAtOrBelow(claim.Zone) && MayBeUsed(nsec, claim)).ToImmutableArray();
        if (!nsec.IsEmpty)
        {
            var proof = new NsecProver(claim, nsec, policy).Prove();
            if (!proof.IsProved && claim.Kind == DenialKind.NameError && policy.Has(ResolverHabits.NameErrorMayProveNoData))
            {
                var noData = new NsecProver(claim with { Kind = DenialKind.NoData }, nsec, policy).Prove();
                proof = noData.IsProved ? noData : proof;
            }

            if (proof.IsProved)
            {
                return proof;
            }

            failed = proof;
        }

        var limit = policy.Nsec3IterationLimit(smallestKey);
        Proof? tooMany = null;
        foreach (var group in records
            .Where(record => record.Nsec3 is { } nsec3 && Nsec3Prover.IsUnderstood(nsec3, IgnoresFlags(record, claim), policy.Has(ResolverHabits.HashLengthsAreIgnored)))
            .GroupBy(record => (record.Nsec3!.Iterations, Salt: Convert.ToHexString(record.Nsec3.Salt.Span))))
        {
            if (group.Key.Iterations > policy.Nsec3RefusalLimit)
            {
                continue;
            }

            if (group.Key.Iterations > limit)
            {
                // Another chain in the same response may still be within the limit, as while the parameters change (RFC 5155 §10.4).
                tooMany ??= new Proof(DenialOutcome.TooManyIterations) { Iterations = group.Key.Iterations, Used = [.. group] };
                continue;
            }

            var proof = new Nsec3Prover(claim, group, _hasher, policy.Has(ResolverHabits.HashLengthsAreIgnored)).Prove();
            if (proof.IsProved)
            {
                return proof;
            }

            failed = failed is null || proof.Used.Length > failed.Used.Length || _hasher.IsSpent ? proof : failed;
            if (_hasher.IsSpent)
            {
                break;
            }
        }

        if (failed is null && tooMany is null && claim.Kind == DenialKind.WildcardAnswer && policy.Has(ResolverHabits.UnknownHashMakesWildcardInsecure)
            && records.Any(record => record.Nsec3 is { } nsec3 && nsec3.HashAlgorithm != Nsec3.Sha1HashAlgorithm))
        {
            return new Proof(DenialOutcome.ProvedWithOptOut);
        }

        return tooMany ?? failed ?? Proof.Fails(claim.Kind switch
        {
            DenialKind.NoData or DenialKind.NoDs => DenialPart.MatchName,
            _ => DenialPart.CoverName,
        });
    }

    private bool MayBeUsed(Nsec nsec, DenialClaim claim) => !policy.Has(ResolverHabits.NextNameMustStayInZone) || nsec.NextDomainName.IsAtOrBelow(claim.Zone);

    private bool IgnoresFlags(DenialRecord record, DenialClaim claim) => policy.Has(ResolverHabits.UnknownNsec3FlagsAreIgnored)
        || (policy.Has(ResolverHabits.UnknownNsec3FlagsAreIgnoredInMatches) && claim.Kind == DenialKind.NoData
            && Nsec3Prover.HashOfOwner(record, claim.Zone) is { } owner && owner.AsSpan().SequenceEqual(_hasher.Hash(claim.Name, record.Nsec3!)));

    private static DenialMechanism MechanismOf(ImmutableArray<DenialRecord> records) =>
        records.Any(record => record.Nsec3 is not null) ? DenialMechanism.Nsec3
        : records.Any(record => record.Nsec is not null) ? DenialMechanism.Nsec
        : DenialMechanism.None;
}
