using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Signatures;

/// <summary>The algorithms that can be checked here, with one repeatable key each.</summary>
internal static class Every
{
    private static readonly Dictionary<byte, Lazy<PrivateKey>> Keys = new byte[] { 3, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 23 }
        .ToDictionary(number => number, number => new Lazy<PrivateKey>(() => Make(number, "a key")));

    public static TheoryData<byte> Algorithm => [.. Keys.Keys];

    public static PrivateKey Key(byte algorithm) => Keys[algorithm].Value;

    public static PrivateKey Make(byte algorithm, string seed) => PrivateKey.Generate(new SecurityAlgorithm(algorithm), new KeyGeneration
    {
        SizeInBits = algorithm switch { 3 or 6 => 512, 5 or 7 or 8 => 512, 10 => 1024, _ => null },
        Seed = Encoding.UTF8.GetBytes(seed),
    });
}
