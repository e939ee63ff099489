using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Keys that were made once: an RSA key takes up to a second, and the same seed gives the same key anyway.</summary>
internal static class KeyStore
{
    private const int Most = 8192;

    private const int MostSignatures = 65_536;

    private static readonly ConcurrentDictionary<string, PrivateKey> _keys = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(PrivateKey Key, UInt128 Data, UInt128 MoreData), byte[]> _signatures = [];

    public static PrivateKey Get(SecurityAlgorithm algorithm, KeyGeneration wishes)
    {
        var name = $"{algorithm.Number}/{wishes.SizeInBits}/{wishes.PublicExponent}/{Convert.ToHexString(wishes.Seed!.Value.Span)}";
        if (_keys.Count > Most)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(name, _ => PrivateKey.Generate(algorithm, IsRsaOrDsa(algorithm) ? wishes : wishes with { SizeInBits = null }));
    }

    /// <summary>A signature, made once: signing is deterministic, and labs that differ in one fault have nearly all signatures in common.</summary>
    public static byte[] Sign(PrivateKey key, byte[] data)
    {
        if (_signatures.Count > MostSignatures)
        {
            _signatures.Clear();
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, digest);
        return _signatures.GetOrAdd((key, BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..])), _ => key.Sign(data));
    }

    private static bool IsRsaOrDsa(SecurityAlgorithm algorithm) => algorithm.Number is 1 or 3 or 5 or 6 or 7 or 8 or 10;
}
