using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Which paths a validator insists on.</summary>
public enum AlgorithmStrictness
{
    /// <summary>Any one valid path will do (RFC 6840 §5.11).</summary>
    AnyPath,

    /// <summary>Each algorithm of the DS set must sign the keys and the data, as Unbound does with <c>harden-algo-downgrade: yes</c>.</summary>
    EveryDsAlgorithm,

    /// <summary>Each algorithm of the DNSKEY set must sign the data too (RFC 4035 §2.2, read as a rule for validators).</summary>
    EveryKeyAlgorithm,
}

/// <summary>Why a DS set, a DNSKEY set and signatures give no valid path.</summary>
public enum PathFlaw
{
    /// <summary>No key that the DS names is in the DNSKEY set.</summary>
    NoKeyForDs,

    /// <summary>A key that the DS names is there, but none of them signs the DNSKEY set.</summary>
    KeysNotSignedByDsKey,

    /// <summary>The data's signatures are by keys that are not in the DNSKEY set.</summary>
    NoKeyForSignature,

    /// <summary>The data has no signatures.</summary>
    NoSignature,

    /// <summary>An algorithm that a strict validator insists on does not sign the DNSKEY set.</summary>
    AlgorithmMissingOverKeys,

    /// <summary>An algorithm that a strict validator insists on does not sign the data.</summary>
    AlgorithmMissingOverData,
}

/// <summary>Judges a DS set, a DNSKEY set and signatures that a resolver has at the same time (RFC 4035 §5).</summary>
internal static class ChainPath
{
    /// <summary>What keeps the DNSKEY set from being trusted; null where it is, or where there is no DS and so nothing to be validated.</summary>
    public static PathFlaw? FlawOfKeys(KeySet ds, PublishedKeys keys, AlgorithmStrictness strictness)
    {
        if (ds.IsEmpty)
        {
            return null;
        }

        if (!ds.Meets(keys.Keys, keys.Signers))
        {
            return ds.Meets(keys.Keys, keys.Keys) ? PathFlaw.KeysNotSignedByDsKey : PathFlaw.NoKeyForDs;
        }

        return strictness != AlgorithmStrictness.AnyPath && Algorithms(ds).Any(algorithm => !ds.Meets(keys.Keys, keys.Signers, algorithm))
            ? PathFlaw.AlgorithmMissingOverKeys
            : null;
    }

    /// <summary>What keeps data from being valid under a trusted DNSKEY set.</summary>
    public static PathFlaw? FlawOfData(KeySet ds, PublishedKeys keys, KeySet signers, AlgorithmStrictness strictness)
    {
        if (ds.IsEmpty)
        {
            return null;
        }

        if (!signers.Meets(keys.Keys, keys.Keys))
        {
            return signers.IsEmpty ? PathFlaw.NoSignature : PathFlaw.NoKeyForSignature;
        }

        if (strictness == AlgorithmStrictness.AnyPath)
        {
            return null;
        }

        var wanted = strictness == AlgorithmStrictness.EveryKeyAlgorithm ? Algorithms(ds).Union(Algorithms(keys.Keys)) : Algorithms(ds);
        return wanted.Any(algorithm => !signers.Meets(keys.Keys, keys.Keys, algorithm)) ? PathFlaw.AlgorithmMissingOverData : null;
    }

    private static IEnumerable<SecurityAlgorithm> Algorithms(KeySet keys) => keys.Select(key => key.Algorithm).Distinct();
}
