using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checks RRsets and proofs of absence with the trusted keys of a zone, repairs applied.</summary>
internal sealed class RRsetJudge(ResolverPolicy policy, Checkers checkers, Repairs repairs)
{
    private readonly Dictionary<(SignedRRset Set, DomainName Zone), RRsetCheck> _checked = [];
    private readonly Dictionary<DomainName, ImmutableArray<KeyInSet>> _trusted = [];

    /// <summary>Remembers the keys of a secure zone, for resolvers that take signatures by zones further up.</summary>
    public void Trust(ChainLink link)
    {
        if (link.Status == SecurityStatus.Secure)
        {
            _trusted[link.Zone] = link.TrustedKeys;
        }
    }

    public RRsetCheck Check(Sighting subject, ChainLink zone)
    {
        var budget = policy.Budget.SignatureChecks;
        return Check(subject, zone, ref budget);
    }

    public RRsetCheck Check(Sighting subject, ChainLink zone, ref int budget)
    {
        // The same records of the same response are met again in proofs and along aliases.
        if (_checked.TryGetValue((subject.Set, zone.Zone), out var known))
        {
            return known;
        }

        var check = checkers.Signatures.Check(subject, zone.Zone, zone.TrustedKeys, ref budget, signer => _trusted.TryGetValue(signer, out var keys) ? keys : null);
        if (repairs.Mend(check))
        {
            check = check with { Assumed = true };
        }

        _checked.Add((subject.Set, zone.Zone), check);
        return check;
    }

    /// <summary>Checks what a response denies. Every NSEC and NSEC3 of its authority section counts.</summary>
    public DenialCheck Deny(DenialClaim claim, Exchange exchange, ChainLink zone)
    {
        var budget = policy.Budget.SignatureChecks;
        var records = ImmutableArray.CreateBuilder<DenialRecord>();
        foreach (var set in MessageSets.Of(exchange).Authority)
        {
            if (set.Set.Data[0] is Nsec or Nsec3 && records.Count < policy.Budget.DenialRecords)
            {
                records.Add(new DenialRecord(Check(new Sighting(set, Section.Authority, exchange), zone, ref budget)) { IsRestored = policy.Has(ResolverHabits.ExpandedProofsAreRestored) });
            }
        }

        var denial = checkers.Denials.Check(claim, records.ToImmutable(), exchange, SmallestKey(zone));
        return repairs.Denials.Contains((claim.Name, claim.Kind)) && !denial.IsProved
            ? denial with { Outcome = DenialOutcome.Proved }
            : denial;
    }

    /// <summary>What makes a failed proof whole: the signatures over its records where they are the fault, else the proof as such.</summary>
    public static Repairs RepairOf(DenialCheck denial) => !IsSpoiled(denial)
        ? new Repairs { Denials = [(denial.Name, denial.Kind)] }
        : Repairs.Of(denial.Used.Where(record => !record.Check.IsValid).Select(record => record.Check));

    /// <summary>What to put to the rules about a failed proof: bad signatures that spoil it, then the proof.</summary>
    public static ImmutableArray<object> SubjectsOf(DenialCheck denial) => !IsSpoiled(denial)
        ? [denial, .. denial.Records.Where(record => !record.Check.IsValid).Select(record => record.Check)]
        : [.. denial.Used.Where(record => !record.Check.IsValid).Select(record => record.Check), denial];

    private static bool IsSpoiled(DenialCheck denial) => !denial.SpoiledBySignature.IsEmpty && denial.Used.Any(record => !record.Check.IsValid);

    // RFC 5155 §10.3: the limit goes by the smallest key of the zone.
    private static int SmallestKey(ChainLink zone) =>
        zone.TrustedKeys.Select(key => PublicKey.Parse(key.Key).SizeInBits ?? 0).DefaultIfEmpty(0).Min();
}
