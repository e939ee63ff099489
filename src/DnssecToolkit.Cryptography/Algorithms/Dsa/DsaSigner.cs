using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes DSA signatures (FIPS 186-4 §4.6) with the deterministic nonce of RFC 6979.</summary>
internal sealed class DsaSigner : ISigner
{
    private readonly BigInteger p;
    private readonly BigInteger q;
    private readonly BigInteger g;
    private readonly BigInteger x;
    private readonly BigInteger y;
    private readonly int t;

    public DsaSigner(BigInteger p, BigInteger q, BigInteger g, BigInteger x)
    {
        t = (p.GetByteCount(isUnsigned: true) - 64) / 8;
        if (t is < 0 or > 8 || p.GetByteCount(isUnsigned: true) != 64 + (8 * t) || q.GetByteCount(isUnsigned: true) != DsaAlgorithm.ShortLength)
        {
            throw new FormatException("The parameters have sizes that RFC 2536 cannot express.");
        }

        (this.p, this.q, this.g, this.x) = (p, q, g, x);
        y = BigInteger.ModPow(g, x, p);
        var length = 64 + (8 * t);
        PublicOctets = [(byte)t, .. Octets.FromNumber(q, DsaAlgorithm.ShortLength), .. Octets.FromNumber(p, length), .. Octets.FromNumber(g, length), .. Octets.FromNumber(y, length)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = SHA1.HashData(data);
        foreach (var k in DeterministicNonce.Candidates(x, q, digest))
        {
            var r = BigInteger.ModPow(g, k, p) % q;
            var s = ModularInverse.Of(k, q) * (Octets.ToNumber(digest) + (x * r)) % q;
            if (!r.IsZero && !s.IsZero)
            {
                return [(byte)t, .. Octets.FromNumber(r, DsaAlgorithm.ShortLength), .. Octets.FromNumber(s, DsaAlgorithm.ShortLength)];
            }
        }

        throw new InvalidOperationException("The nonces never end.");
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() =>
    [
        ("Prime(p)", Octets.FromNumber(p)),
        ("Subprime(q)", Octets.FromNumber(q)),
        ("Base(g)", Octets.FromNumber(g)),
        ("Private_value(x)", Octets.FromNumber(x)),
        ("Public_value(y)", Octets.FromNumber(y)),
    ];
}
