using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes DSA signatures (FIPS 186-4 §4.6) with the deterministic nonce of RFC 6979.</summary>
internal sealed class DsaSigner : ISigner
{
    private readonly BigInteger _p;
    private readonly BigInteger _q;
    private readonly BigInteger _g;
    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly int _t;

    public DsaSigner(BigInteger p, BigInteger q, BigInteger g, BigInteger x)
    {
        (_p, _q, _g, _x) = (p, q, g, x);
        _t = (_p.GetByteCount(isUnsigned: true) - 64) / 8;
        if (_t is < 0 or > 8 || _p.GetByteCount(isUnsigned: true) != 64 + (8 * _t) || _q.GetByteCount(isUnsigned: true) != DsaAlgorithm.ShortLength)
        {
            throw new FormatException("The parameters have sizes that RFC 2536 cannot express.");
        }

        _y = BigInteger.ModPow(_g, _x, _p);
        var length = 64 + (8 * _t);
        PublicOctets = [(byte)_t, .. Octets.FromNumber(_q, DsaAlgorithm.ShortLength), .. Octets.FromNumber(_p, length), .. Octets.FromNumber(_g, length), .. Octets.FromNumber(_y, length)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = SHA1.HashData(data);
        foreach (var k in DeterministicNonce.Candidates(_x, _q, digest))
        {
            var r = BigInteger.ModPow(_g, k, _p) % _q;
            var s = ModularInverse.Of(k, _q) * (Octets.ToNumber(digest) + (_x * r)) % _q;
            if (!r.IsZero && !s.IsZero)
            {
                return [(byte)_t, .. Octets.FromNumber(r, DsaAlgorithm.ShortLength), .. Octets.FromNumber(s, DsaAlgorithm.ShortLength)];
            }
        }

        throw new InvalidOperationException("The nonces never end.");
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() =>
    [
        ("Prime(p)", Octets.FromNumber(_p)),
        ("Subprime(q)", Octets.FromNumber(_q)),
        ("Base(g)", Octets.FromNumber(_g)),
        ("Private_value(x)", Octets.FromNumber(_x)),
        ("Public_value(y)", Octets.FromNumber(_y)),
    ];
}
