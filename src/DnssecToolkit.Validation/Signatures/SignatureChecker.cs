using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checks RRsets with keys (RFC 4035 §5.3) and remembers every result of arithmetic, since servers repeat each other.</summary>
internal sealed class SignatureChecker(ResolverPolicy policy, DateTimeOffset at)
{
    private readonly Dictionary<Trial, SignatureOutcome> _outcomes = [];

    /// <summary>How many signatures were put to arithmetic.</summary>
    public int ChecksMade => _outcomes.Count;

    /// <summary>Checks every signature of an RRset; one that authenticates it is enough, but each has its result.</summary>
    public RRsetCheck Check(Sighting subject, DomainName zone, ImmutableArray<KeyInSet> keys, ref int budget)
    {
        var signatures = subject.Set.Signatures;
        var checks = ImmutableArray.CreateBuilder<SignatureCheck>(signatures.Length);
        var failures = 0;
        for (var i = 0; i < signatures.Length; i++)
        {
            var givenUp = i >= policy.Budget.SignaturesPerRRset || failures >= policy.Budget.FailuresPerRRset;
            var check = Check(subject, signatures[i], zone, keys, givenUp, ref budget);
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

        if (!policy.Algorithms.Contains(rrsig.Algorithm))
        {
            problems |= SignatureProblems.AlgorithmUnsupported;
        }

        var candidates = keys.Where(key => key.Tag == rrsig.KeyTag && key.Key.Algorithm == rrsig.Algorithm).ToList();
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
            var data = SignedData.Build(subject.Set.Set, rrsig);
            foreach (var candidate in usable.Count == 0 ? candidates : usable)
            {
                if (spent || trials.Count >= policy.Budget.KeysPerSignature || budget <= 0)
                {
                    spent = true;
                    trials.Add(new KeyTrial(candidate.Key, null));
                    continue;
                }

                var outcome = Verify(candidate.Key, rrsig, data, ref budget);
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
        return rrsig.Inception.IsAfter(at + skew) ? SignatureProblems.NotYetValid
            : rrsig.Expiration.IsBefore(policy.Skew.InceptionOnly ? at : at - skew) ? SignatureProblems.Expired
            : SignatureProblems.None;
    }

    private SignatureOutcome Verify(Dnskey key, Rrsig rrsig, byte[] data, ref int budget)
    {
        var trial = new Trial(key, rrsig, data);
        if (!_outcomes.TryGetValue(trial, out var outcome))
        {
            outcome = PublicKey.Parse(key).Verify(data, rrsig.Signature.Span);
            _outcomes.Add(trial, outcome);
        }

        budget--;
        return outcome;
    }

    private readonly struct Trial(Dnskey key, Rrsig rrsig, byte[] data) : IEquatable<Trial>
    {
        private readonly Dnskey _key = key;
        private readonly Rrsig _rrsig = rrsig;
        private readonly byte[] _data = data;

        public bool Equals(Trial other) =>
            _rrsig.Equals(other._rrsig) && _key.Equals(other._key) && _data.AsSpan().SequenceEqual(other._data);

        public override bool Equals(object? obj) => obj is Trial other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_key, _rrsig, _data.Length);
    }
}
