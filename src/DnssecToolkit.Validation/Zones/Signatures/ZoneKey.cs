using DnssecToolkit.Cryptography;
using DnssecToolkit.Cryptography.Batch;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Signatures;

/// <summary>A key of the zone, with what verifies its signatures.</summary>
internal sealed class ZoneKey : IDisposable
{
    private readonly Lock _lock = new();
    private P256BatchVerifier? _batch;

    public ZoneKey(Dnskey record, int line)
    {
        Record = record;
        Line = line;
        Tag = KeyTag.Of(record);
        PublicKey = PublicKey.Parse(record);
    }

    public Dnskey Record { get; }

    public int Line { get; }

    public ushort Tag { get; }

    public byte Algorithm => Record.Algorithm.Number;

    public PublicKey PublicKey { get; }

    /// <summary>Whether its signatures can be checked on this machine at all.</summary>
    public bool IsCheckable => PublicKey.IsCheckable(Record.Algorithm);

    /// <summary>Whether it may verify data of the zone: the zone key flag, protocol 3, not revoked (RFC 4034 §2.1, RFC 5011 §2.1).</summary>
    public bool IsActive => Record.IsZoneKey && Record.Protocol == 3 && !Record.IsRevoked;

    /// <summary>The verifier of many P-256 signatures, made when first a whole batch comes; null for other keys and for small batches before that.</summary>
    public P256BatchVerifier? BatchVerifier(int signatures)
    {
        if (Algorithm != SecurityAlgorithm.EcdsaP256Sha256.Number || PublicKey.Problem is not null)
        {
            return null;
        }

        lock (_lock)
        {
            return _batch ??= signatures >= P256BatchVerifier.WorthwhileFrom ? new P256BatchVerifier(PublicKey.KeyOctets.Span) : null;
        }
    }

    public void Dispose() => _batch?.Dispose();
}
