using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Hashes names within a budget and remembers each hash (CVE-2023-50868).</summary>
internal sealed class Nsec3Hasher(ValidationBudget budget)
{
    private readonly Dictionary<(DomainName Name, ushort Iterations, string Salt), byte[]> _known = [];
    private int _used;
    private long _blocks;

    /// <summary>Whether a hash was asked for that the budget no longer allowed.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>How many names were hashed.</summary>
    public int HashesMade => _known.Count;

    /// <summary>Gives a new response its own budget; hashes already made stay.</summary>
    public void Refill()
    {
        _used = 0;
        IsSpent = false;
    }

    public byte[]? Hash(DomainName name, Nsec3 parameters)
    {
        var key = (name, parameters.Iterations, Convert.ToHexString(parameters.Salt.Span));
        if (_known.TryGetValue(key, out var hash))
        {
            return hash;
        }

        var blocks = Nsec3Hash.Compressions(name, parameters.Salt.Length, parameters.Iterations);
        if (_used++ >= budget.Nsec3Hashes || _blocks + blocks > budget.AllNsec3Blocks)
        {
            IsSpent = true;
            return null;
        }

        _blocks += blocks;
        hash = Nsec3Hash.Compute(name, parameters.Salt.Span, parameters.Iterations);
        _known.Add(key, hash);
        return hash;
    }
}
