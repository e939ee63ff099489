using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Results of arithmetic kept from one instant to the next: numbers do not age. Budgets count every use, as if nothing had been kept.</summary>
internal sealed class ArithmeticMemory
{
    private const int Most = 200_000;

    private readonly Dictionary<SignatureTrial, SignatureOutcome> _outcomes = [];

    /// <summary>The result of a trial that was made before; null where none was.</summary>
    public SignatureOutcome? Recall(SignatureTrial trial) => _outcomes.GetValueOrDefault(trial);

    /// <summary>Keeps a result.</summary>
    public void Keep(SignatureTrial trial, SignatureOutcome outcome)
    {
        if (_outcomes.Count < Most)
        {
            _outcomes[trial] = outcome;
        }
    }
}

/// <summary>What an outcome is remembered by. The data stand as their digest, since sets may be large and signatures many.</summary>
internal readonly struct SignatureTrial(Dnskey key, Rrsig rrsig, byte[] digest) : IEquatable<SignatureTrial>
{
    private readonly Dnskey _key = key;
    private readonly Rrsig _rrsig = rrsig;
    private readonly byte[] _digest = digest;

    public bool Equals(SignatureTrial other) =>
        _rrsig.Equals(other._rrsig) && _key.Equals(other._key) && _digest.AsSpan().SequenceEqual(other._digest);

    public override bool Equals(object? obj) => obj is SignatureTrial other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_key, _rrsig, BitConverter.ToInt32(_digest));
}
