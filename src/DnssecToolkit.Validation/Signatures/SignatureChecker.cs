using System.Collections.Immutable;
using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checks RRsets with keys (RFC 4035 §5.3) and remembers every result of arithmetic, since servers repeat each other.</summary>
/// <param name="policy">How the resolver judges.</param>
/// <param name="at">The instant.</param>
/// <param name="clock">Notes when a signature that was looked at begins or ends; null where nobody asks.</param>
/// <param name="arithmetic">Results of other instants, which are the same at this one; null to begin with none.</param>
internal sealed class SignatureChecker(ResolverPolicy policy, DateTimeOffset at, StandingClock? clock = null, ArithmeticMemory? arithmetic = null)
{
    private readonly Dictionary<SignatureTrial, SignatureOutcome> _outcomes = [];
    private readonly Dictionary<ImmutableArray<KeyInSet>, ILookup<(ushort Tag, SecurityAlgorithm Algorithm), KeyInSet>> _byTag = [];
    private readonly KeyEligibility _eligible = new(policy);

    /// <summary>How many signatures were put to arithmetic.</summary>
    public int ChecksMade => _outcomes.Count;

    /// <summary>Checks every signature of an RRset; one that authenticates it is enough, but each has its result.</summary>
    /// <param name="subject">The RRset.</param>
    /// <param name="zone">The zone that holds it.</param>
    /// <param name="keys">The zone's keys.</param>
    /// <param name="budget">The checks left for the response.</param>
    /// <param name="above">The trusted keys of a zone further up; null from it, or for it, where there are none.</param>
    public RRsetCheck Check(
        Sighting subject, DomainName zone, ImmutableArray<KeyInSet> keys, ref int budget, Func<DomainName, ImmutableArray<KeyInSet>?>? above = null)
    {
        var signatures = subject.Set.Signatures;
        var checks = ImmutableArray.CreateBuilder<SignatureCheck>(signatures.Length);
        var chosen = policy.Has(ResolverHabits.FirstSignatureNamesSigner) && !signatures.IsEmpty && subject.Type != RecordType.Dnskey ? signatures[0].SignersName : null;
        var isTooLarge = subject.Set.Set.Data.Length > policy.Budget.RecordsPerRRset || signatures.Length > policy.Budget.RecordsPerRRset;
        int tried = 0, failures = 0;
        foreach (var signature in InOrder(signatures))
        {
            // A signature that no key could have made costs nothing and does not count.
            var givenUp = isTooLarge || tried >= policy.Budget.SignaturesPerRRset || HasFailed(subject, failures);
            var signer = policy.Has(ResolverHabits.OtherSignersAreTried) && chosen is not null ? chosen : signature.SignersName;
            var usesAbove = signer != zone && policy.Has(ResolverHabits.SignerMayBeAbove) && zone.IsBelow(signer);
            var keysAbove = usesAbove ? above?.Invoke(signer) : null;
            var isSigner = chosen is not null && policy.Has(ResolverHabits.OtherSignersAreTried) ? chosen == zone || keysAbove is not null
                : (signature.SignersName == zone || keysAbove is not null) && (chosen is null || chosen == signature.SignersName);
            var check = Check(subject, signature, zone, keysAbove ?? keys, isSigner, givenUp, ref failures, ref budget);
            tried += check.Trials.Any(trial => trial.Outcome is not null) ? 1 : 0;
            checks.Add(check);
        }

        return new RRsetCheck(subject, zone, checks.DrainToImmutable()) { Keys = keys };
    }

    private IEnumerable<Rrsig> InOrder(ImmutableArray<Rrsig> signatures) =>
        signatures.Length > 1 && policy.Has(ResolverHabits.SignaturesInCanonicalOrder) ? signatures.Order(CanonicalRrsigs) : signatures;

    private static readonly Comparer<Rrsig> CanonicalRrsigs = Comparer<Rrsig>.Create(static (one, other) => one.Wire.Span.SequenceCompareTo(other.Wire.Span));

    // A key set is looked at DS by DS: what other keys' signatures are worth does not count there.
    private bool HasFailed(Sighting subject, int failures) => subject.Type != RecordType.Dnskey && failures >= policy.Budget.FailuresPerRRset;

    private SignatureCheck Check(
        Sighting subject, Rrsig rrsig, DomainName zone, ImmutableArray<KeyInSet> keys, bool isSigner, bool givenUp, ref int failures, ref int budget)
    {
        var problems = SignaturePeriod.Problems(rrsig, policy, at);
        clock?.Watch(subject, rrsig, policy, problems);
        if (!isSigner)
        {
            problems |= SignatureProblems.SignerNotZone;
        }

        if (rrsig.Labels > subject.Owner.SignedLabelCount)
        {
            problems |= SignatureProblems.LabelsExceedOwner;
        }

        if (!policy.Supports(rrsig.Algorithm))
        {
            problems |= SignatureProblems.AlgorithmUnsupported;
        }

        var candidates = ByTag(keys)[(rrsig.KeyTag, rrsig.Algorithm)].ToList();
        if (candidates.Count == 0)
        {
            // A key of another zone is not missing from this one: the signer's name is the fault.
            problems |= isSigner ? SignatureProblems.KeyMissing : SignatureProblems.None;
            return new SignatureCheck(subject, rrsig, zone, at, problems, []) { SameTag = keys.FirstOrDefault(key => key.Tag == rrsig.KeyTag)?.Key };
        }

        if (isSigner && (problems & (SignatureProblems.Expired | SignatureProblems.NotYetValid | SignatureProblems.NeverValid)) != 0 && policy.Has(ResolverHabits.WrongTimeIsFailure))
        {
            failures++;
        }

        var usable = candidates.Where(key => _eligible.MayVerify(key.Key, subject.Type)).ToList();
        if (usable.Count == 0)
        {
            problems |= candidates.Exists(key => key.Key.IsRevoked) ? SignatureProblems.KeyRevoked
                : candidates.Exists(key => !key.Key.IsZoneKey) ? SignatureProblems.KeyNotZoneKey
                : SignatureProblems.KeyWrongProtocol;
        }

        var trials = ImmutableArray.CreateBuilder<KeyTrial>();
        var valid = false;
        var checkable = false;
        var spent = givenUp;
        if ((problems & (SignatureProblems.SignerNotZone | SignatureProblems.AlgorithmUnsupported)) == 0)
        {
            byte[]? data = null;
            foreach (var candidate in _eligible.InOrder(usable.Count == 0 ? candidates : usable, keys, subject.Type))
            {
                if (spent || HasFailed(subject, failures) || trials.Count >= policy.Budget.KeysPerSignature || budget <= 0)
                {
                    spent = true;
                    trials.Add(new KeyTrial(candidate.Key, null));
                    break;
                }

                data ??= SignedData.Build(subject.Set.Set, rrsig);
                if (data.Length > policy.Budget.SignedOctets || Verify(candidate.Key, rrsig, data, ref budget) is not { } outcome)
                {
                    spent = true;
                    trials.Add(new KeyTrial(candidate.Key, null));
                    break;
                }

                trials.Add(new KeyTrial(candidate.Key, outcome));
                checkable |= outcome is not SignatureOutcome.NotCheckable;
                failures += outcome.IsValid || usable.Count == 0 ? 0 : 1; // a key that may not be used is tried for the explanation only
                valid |= outcome.IsValid;
                if (valid)
                {
                    break;
                }
            }

            if (!valid)
            {
                problems |= spent ? SignatureProblems.BudgetSpent
                    : checkable ? SignatureProblems.CryptographyFailed
                    : SignatureProblems.NotCheckable;
            }
        }

        return new SignatureCheck(subject, rrsig, zone, at, problems, trials.DrainToImmutable());
    }

    private ILookup<(ushort Tag, SecurityAlgorithm Algorithm), KeyInSet> ByTag(ImmutableArray<KeyInSet> keys)
    {
        if (!_byTag.TryGetValue(keys, out var lookup))
        {
            lookup = keys.ToLookup(key => (key.Tag, key.Key.Algorithm));
            _byTag.Add(keys, lookup);
        }

        return lookup;
    }

    /// <summary>The result of the arithmetic; null where the budget of the whole diagnosis does not allow another one.</summary>
    private SignatureOutcome? Verify(Dnskey key, Rrsig rrsig, byte[] data, ref int budget)
    {
        var trial = new SignatureTrial(key, rrsig, SHA256.HashData(data));
        if (!_outcomes.TryGetValue(trial, out var outcome))
        {
            if (_outcomes.Count >= policy.Budget.AllSignatureChecks || _eligible.IsTooCostly(key))
            {
                return null;
            }

            outcome = arithmetic?.Recall(trial) ?? PublicKey.Parse(key).Verify(data, rrsig.Signature.Span);
            arithmetic?.Keep(trial, outcome);
            _outcomes.Add(trial, outcome);
        }

        budget--;
        return outcome;
    }
}
