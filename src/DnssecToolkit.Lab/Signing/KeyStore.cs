using System.Collections.Concurrent;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Keys that were made once: an RSA key takes up to a second, and the same seed gives the same key anyway.</summary>
internal static class KeyStore
{
    private const int Most = 8192;

    private static readonly ConcurrentDictionary<string, PrivateKey> _keys = new(StringComparer.Ordinal);

    public static PrivateKey Get(SecurityAlgorithm algorithm, KeyGeneration wishes)
    {
        var name = $"{algorithm.Number}/{wishes.SizeInBits}/{wishes.PublicExponent}/{Convert.ToHexString(wishes.Seed!.Value.Span)}";
        if (_keys.Count > Most)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(name, _ => PrivateKey.Generate(algorithm, IsRsaOrDsa(algorithm) ? wishes : wishes with { SizeInBits = null }));
    }

    private static bool IsRsaOrDsa(SecurityAlgorithm algorithm) => algorithm.Number is 1 or 3 or 5 or 6 or 7 or 8 or 10;
}
