using System.Collections.Immutable;
using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checks RRsets with keys (RFC 4035 §5.3) and remembers every result of arithmetic, since servers repeat each other.</summary>
internal sealed class SignatureChecker(ResolverPolicy policy, DateTimeOffset at)
{
    private readonly Dictionary<Trial, SignatureOutcome> _outcomes = [];
    private readonly Dictionary<ImmutableArray<KeyInSet>, ILookup<(ushort Tag, SecurityAlgorithm Algorithm), KeyInSet>> _byTag = [];

    /// <summary>How many signatures were put to arithmetic.</summary>
    public int ChecksMade => _outcomes.Count;

    /// <summary>Checks every signature of an RRset; one that authenticates it is enough, but each has its result.</summary>
    public RRsetCheck Check(Sighting subject, DomainName zone, ImmutableArray<KeyInSet> keys, ref int budget)
    {
        var signatures = subject.Set.Signatures;
        var checks = ImmutableArray.CreateBuilder<SignatureCheck>(signatures.Length);
        int tried = 0, failures = 0;
        foreach (var signature in signatures)
        {
            // A signature that no key could have made costs nothing and does not count.
            var givenUp = tried >= policy.Budget.SignaturesPerRRset || failures >= policy.Budget.FailuresPerRRset;
            var check = Check(subject, signature, zone, keys, givenUp, ref budget);
            tried += check.Trials.Any(trial => trial.Outcome is not null) ? 1 : 0;
            failures += check.Has(SignatureProblems.CryptographyFailed) ? 1 : 0;
            checks.Add(check);
        }

        return new RRsetCheck(subject, zone, checks.DrainToImmutable()) { Keys = keys };
    }

    private SignatureCheck Check(
        Sighting subject, Rrsig rrsig, DomainName zone, ImmutableArray<KeyInSet> keys, bool givenUp, ref int budget)
    {
        var problems = TimeProblems(rrsig);
        if (rrsig.SignersName != zone)
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
            problems |= rrsig.SignersName == zone ? SignatureProblems.KeyMissing : SignatureProblems.None;
            return new SignatureCheck(subject, rrsig, zone, at, problems, []);
        }

        var usable = candidates.Where(key => key.Key is { IsZoneKey: true, Protocol: 3 } && MayVerify(key.Key, subject)).ToList();
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
            foreach (var candidate in usable.Count == 0 ? candidates : usable)
            {
                if (spent || trials.Count >= policy.Budget.KeysPerSignature || budget <= 0)
                {
                    spent = true;
                    trials.Add(new KeyTrial(candidate.Key, null));
                    break;
                }

                data ??= SignedData.Build(subject.Set.Set, rrsig);
                if (Verify(candidate.Key, rrsig, data, ref budget) is not { } outcome)
                {
                    spent = true;
                    trials.Add(new KeyTrial(candidate.Key, null));
                    break;
                }

                trials.Add(new KeyTrial(candidate.Key, outcome));
                checkable |= outcome is not SignatureOutcome.NotCheckable;
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

    /// <summary>A revoked key verifies nothing but its own key set, and there it gives no trust (RFC 5011 §2.1).</summary>
    private static bool MayVerify(Dnskey key, Sighting subject) => !key.IsRevoked || subject.Type == RecordType.Dnskey;

    private SignatureProblems TimeProblems(Rrsig rrsig)
    {
        if (rrsig.Expiration.IsBefore(rrsig.Inception))
        {
            return SignatureProblems.NeverValid;
        }

        var skew = policy.Skew.For(TimeSpan.FromSeconds(unchecked(rrsig.Expiration.Seconds - rrsig.Inception.Seconds)));
        return rrsig.Inception.IsAfter(Later(skew)) ? SignatureProblems.NotYetValid
            : rrsig.Expiration.IsBefore(policy.Skew.InceptionOnly ? at : Earlier(skew)) ? SignatureProblems.Expired
            : SignatureProblems.None;
    }

    // The ends of time are judged as well: no instant is out of range.
    private DateTimeOffset Later(TimeSpan skew) => DateTimeOffset.MaxValue - at < skew ? DateTimeOffset.MaxValue : at + skew;

    private DateTimeOffset Earlier(TimeSpan skew) => at - DateTimeOffset.MinValue < skew ? DateTimeOffset.MinValue : at - skew;

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
        var trial = new Trial(key, rrsig, SHA256.HashData(data));
        if (!_outcomes.TryGetValue(trial, out var outcome))
        {
            if (_outcomes.Count >= policy.Budget.AllSignatureChecks)
            {
                return null;
            }

            outcome = PublicKey.Parse(key).Verify(data, rrsig.Signature.Span);
            _outcomes.Add(trial, outcome);
        }

        budget--;
        return outcome;
    }

    /// <summary>What an outcome is remembered by. The data stand as their digest, since sets may be large and signatures many.</summary>
    private readonly struct Trial(Dnskey key, Rrsig rrsig, byte[] digest) : IEquatable<Trial>
    {
        private readonly Dnskey _key = key;
        private readonly Rrsig _rrsig = rrsig;
        private readonly byte[] _digest = digest;

        public bool Equals(Trial other) =>
            _rrsig.Equals(other._rrsig) && _key.Equals(other._key) && _digest.AsSpan().SequenceEqual(other._digest);

        public override bool Equals(object? obj) => obj is Trial other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_key, _rrsig, BitConverter.ToInt32(_digest));
    }
}
