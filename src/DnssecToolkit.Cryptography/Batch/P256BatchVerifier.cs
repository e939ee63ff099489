using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography.Batch;

/// <summary>
/// Verifies many ECDSA P-256 signatures (algorithm 13, RFC 6605) made by one key, several times faster than one at a time.
/// </summary>
/// <remarks>
/// <para>A zone is one key and many signatures. With the key Q fixed, both products of u1*G + u2*Q (FIPS 186-4 section 6.4) are sums of
/// table entries, and the additions of a whole batch share one inversion. The key's table takes some milliseconds to make
/// and pays off from about <see cref="WorthwhileFrom"/> signatures.</para>
/// <para>A signature that the batch arithmetic calls bad is checked again by the platform's ECDSA, and that answer is the one reported.</para>
/// <para>Several threads may use one verifier at the same time.</para>
/// </remarks>
public sealed class P256BatchVerifier : IDisposable
{
    /// <summary>With fewer signatures than this the platform's ECDSA is as fast.</summary>
    public const int WorthwhileFrom = 400;

    /// <summary>Signatures that share their inversions.</summary>
    internal const int BatchSize = 1024;

    private const int BaseBits = 12;
    private const int KeyBits = 10;

    private static readonly Lazy<P256Table> BaseTable = new(() => new P256Table(P256Point.Base, BaseBits));

    private readonly P256Table _keyTable;
    private readonly ECDsa _platform;
    private readonly Lock _platformLock = new();
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>A verifier for one key.</summary>
    /// <param name="publicKey">x and y, 32 octets each, as in the public key field of a DNSKEY (RFC 6605 section 4).</param>
    /// <exception cref="ArgumentException">The octets are not a point of the curve; see <see cref="IsKey"/>.</exception>
    public P256BatchVerifier(ReadOnlySpan<byte> publicKey)
    {
        if (!P256Point.TryRead(publicKey, out var point))
        {
            throw new ArgumentException("The public key is not a point of P-256.", nameof(publicKey));
        }

        _platform = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = publicKey[..32].ToArray(), Y = publicKey[32..].ToArray() },
        });
        _keyTable = new P256Table(point, KeyBits);
    }

    /// <summary>Whether the octets are 64 and name a point of the curve.</summary>
    public static bool IsKey(ReadOnlySpan<byte> publicKey) => P256Point.TryRead(publicKey, out _);

    /// <summary>Verifies signatures over digests; each result says whether the signature at its place is good.</summary>
    /// <param name="digests">SHA-256 digests of the signed data, 32 octets each.</param>
    /// <param name="signatures">r and s, 32 octets each, as in the signature field of an RRSIG.</param>
    /// <param name="results">One for each signature.</param>
    /// <exception cref="ArgumentException">The three lengths do not agree.</exception>
    public void Verify(ReadOnlySpan<byte> digests, ReadOnlySpan<byte> signatures, Span<bool> results)
    {
        if (digests.Length != results.Length * 32 || signatures.Length != results.Length * 64)
        {
            throw new ArgumentException("There must be 32 octets of digest and 64 octets of signature for each result.");
        }

        if (!_workspaces.TryTake(out var workspace))
        {
            workspace = new Workspace();
        }

        for (var start = 0; start < results.Length; start += BatchSize)
        {
            var count = Math.Min(BatchSize, results.Length - start);
            workspace.Verify(digests.Slice(start * 32, count * 32), signatures.Slice(start * 64, count * 64), results.Slice(start, count), _keyTable);
        }

        _workspaces.Add(workspace);
        for (var i = 0; i < results.Length; i++)
        {
            if (!results[i])
            {
                results[i] = VerifyByPlatform(digests.Slice(i * 32, 32), signatures.Slice(i * 64, 64));
            }
        }
    }

    /// <summary>What the batch arithmetic alone says, without asking the platform again: for tests.</summary>
    internal void VerifyWithoutRecheck(ReadOnlySpan<byte> digests, ReadOnlySpan<byte> signatures, Span<bool> results)
    {
        var workspace = new Workspace();
        for (var start = 0; start < results.Length; start += BatchSize)
        {
            var count = Math.Min(BatchSize, results.Length - start);
            workspace.Verify(digests.Slice(start * 32, count * 32), signatures.Slice(start * 64, count * 64), results.Slice(start, count), _keyTable);
        }
    }

    /// <summary>Frees the platform's key.</summary>
    public void Dispose() => _platform.Dispose();

    private bool VerifyByPlatform(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        lock (_platformLock)
        {
            return _platform.VerifyHash(digest, signature);
        }
    }

    /// <summary>What one thread needs for one batch.</summary>
    private sealed class Workspace
    {
        private readonly P256BatchAdder _adder = new(BatchSize);
        private readonly P256Point[] _sums = new P256Point[BatchSize];
        private readonly P256Point[] _addends = new P256Point[BatchSize];
        private readonly bool[] _atInfinity = new bool[BatchSize];
        private readonly bool[] _skip = new bool[BatchSize];
        private readonly U256[] _r = new U256[BatchSize];
        private readonly U256[] _s = new U256[BatchSize];
        private readonly U256[] _prefixes = new U256[BatchSize];
        private readonly short[] _baseDigits = new short[P256Table.WindowsOf(BaseBits) * BatchSize];
        private readonly short[] _keyDigits = new short[P256Table.WindowsOf(KeyBits) * BatchSize];

        public void Verify(ReadOnlySpan<byte> digests, ReadOnlySpan<byte> signatures, Span<bool> results, P256Table keyTable)
        {
            var count = results.Length;
            ReadSignatures(signatures, results);
            Recode(digests, results);

            _atInfinity.AsSpan(0, count).Fill(true);
            AddWindows(BaseTable.Value, _baseDigits, count);
            AddWindows(keyTable, _keyDigits, count);

            for (var i = 0; i < count; i++)
            {
                results[i] = results[i] && !_atInfinity[i] && IsCongruent(_sums[i].X, _r[i]);
            }
        }

        /// <summary>r and s must lie in 1 ... n - 1 (FIPS 186-4 section 6.4.2); one that does not is bad at once.</summary>
        private void ReadSignatures(ReadOnlySpan<byte> signatures, Span<bool> results)
        {
            for (var i = 0; i < results.Length; i++)
            {
                var r = U256.ReadBigEndian(signatures.Slice(i * 64, 32));
                var s = U256.ReadBigEndian(signatures.Slice((i * 64) + 32, 32));
                results[i] = !r.IsZero && !s.IsZero && U256.IsLess(r, P256Order.Order) && U256.IsLess(s, P256Order.Order);
                _r[i] = r;
                _s[i] = results[i] ? P256Order.FromNumber(s) : P256Order.FromNumber(new U256(1, 0, 0, 0));
            }
        }

        /// <summary>u1 = z/s and u2 = r/s mod n, as digits. The divisions share one inversion.</summary>
        private void Recode(ReadOnlySpan<byte> digests, ReadOnlySpan<bool> inRange)
        {
            var product = _s[0];
            for (var i = 1; i < inRange.Length; i++)
            {
                _prefixes[i] = product;
                product = P256Order.Multiply(product, _s[i]);
            }

            var inverse = P256Order.Invert(product);
            for (var i = inRange.Length - 1; i >= 0; i--)
            {
                var sInverse = i == 0 ? inverse : P256Order.Multiply(inverse, _prefixes[i]);
                inverse = P256Order.Multiply(inverse, _s[i]);

                // The inverse is in Montgomery's form and the other factor is not: the product is a plain number.
                var u1 = P256Order.Multiply(P256Order.Reduce(U256.ReadBigEndian(digests.Slice(i * 32, 32))), sInverse);
                var u2 = P256Order.Multiply(inRange[i] ? _r[i] : default, sInverse);
                P256Table.Recode(u1, BaseBits, _baseDigits.AsSpan(i), BatchSize);
                P256Table.Recode(u2, KeyBits, _keyDigits.AsSpan(i), BatchSize);
            }
        }

        private void AddWindows(P256Table table, short[] allDigits, int count)
        {
            for (var j = 0; j < table.Windows; j++)
            {
                var points = table.Window(j);
                var digits = allDigits.AsSpan(j * BatchSize, count);
                for (var i = 0; i < digits.Length; i++)
                {
                    var digit = digits[i];
                    _skip[i] = digit == 0;
                    if (digit > 0)
                    {
                        _addends[i] = points[digit - 1];
                    }
                    else if (digit < 0)
                    {
                        _addends[i] = points[-digit - 1].Negate();
                    }
                }

                _adder.Add(_sums.AsSpan(0, count), _atInfinity.AsSpan(0, count), _addends.AsSpan(0, count), _skip.AsSpan(0, count));
            }
        }

        /// <summary>Whether x mod n is r. As x may be n or more, though hardly ever is, r + n counts too where it is below p.</summary>
        private static bool IsCongruent(in U256 x, in U256 r) =>
            U256.Equal(x, P256Field.FromNumber(r))
            || (U256.IsLess(r, P256Order.PrimeMinusOrder) && U256.Equal(x, P256Field.FromNumber(U256.Add(r, P256Order.Order, out _))));
    }
}
