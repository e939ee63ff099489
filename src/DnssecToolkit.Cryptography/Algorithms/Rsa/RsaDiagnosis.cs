using System.Numerics;
using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>RSA by plain arithmetic, which says why a signature fails (RFC 8017 §8.2.2 and §9.2).</summary>
/// <remarks>
/// s^e mod n opens the signature. A signature by this private key opens to 00 01 FF...FF 00 DigestInfo digest; one by another
/// modulus opens to noise, which has that beginning by chance once in about 2^88 times.
/// </remarks>
internal sealed class RsaDiagnosis(BigInteger modulus, BigInteger exponent, HashFunction hash)
{
    private readonly int _length = modulus.GetByteCount(isUnsigned: true);

    public static SecurityAlgorithm AlgorithmOf(HashFunction hash) => new(hash switch
    {
        HashFunction.Md5 => 1,
        HashFunction.Sha1 => 5,
        HashFunction.Sha256 => 8,
        _ => 10,
    });

    public SignatureOutcome Check(ReadOnlySpan<byte> data, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != _length)
        {
            return Invalid(new InvalidSignatureReason.WrongLength(_length, signature.Length, CauseOfLength(digest, signature)));
        }

        var number = Octets.ToNumber(signature);
        if (number.IsZero || number >= modulus)
        {
            return Invalid(new InvalidSignatureReason.OutOfRange(SignaturePart.Value, number.IsZero));
        }

        return Judge(Open(number), data, digest);
    }

    private static SignatureOutcome.Invalid Invalid(InvalidSignatureReason reason) => new(reason);

    private byte[] Open(BigInteger signature) => Octets.FromNumber(BigInteger.ModPow(signature, exponent, modulus), _length);

    private SignatureOutcome Judge(byte[] decoded, ReadOnlySpan<byte> data, ReadOnlySpan<byte> digest)
    {
        var fill = decoded.AsSpan(2).IndexOfAnyExcept((byte)0xff);
        fill = fill < 0 ? decoded.Length - 2 : fill;
        if (decoded[0] != 0 || decoded[1] != 1 || fill == 0)
        {
            return Pss.Fits(decoded, Octets.BitLength(modulus), hash, digest)
                ? Invalid(new InvalidSignatureReason.PaddingMalformed(PaddingDefect.Pss, decoded))
                : Invalid(new InvalidSignatureReason.PaddingNoise(decoded));
        }

        var separator = 2 + fill;
        if (fill < 8 || separator == decoded.Length || decoded[separator] != 0)
        {
            // 00 01 FF.. of a few octets happens by chance; only a long run shows intent.
            return fill < 4
                ? Invalid(new InvalidSignatureReason.PaddingNoise(decoded))
                : Invalid(new InvalidSignatureReason.PaddingMalformed(PaddingDefect.NoSeparator, decoded));
        }

        return JudgeDigestInfo(decoded, decoded.AsMemory(separator + 1), data, digest);
    }

    private SignatureOutcome JudgeDigestInfo(byte[] decoded, ReadOnlyMemory<byte> content, ReadOnlySpan<byte> data, ReadOnlySpan<byte> digest)
    {
        foreach (var found in Hashing.All)
        {
            var prefix = Hashing.DigestInfo(found);
            var whole = prefix.Length + Hashing.Length(found);
            if (content.Length < whole || !content.Span.StartsWith(prefix))
            {
                continue;
            }

            if (content.Length > whole)
            {
                return Invalid(new InvalidSignatureReason.PaddingMalformed(PaddingDefect.OctetsAfterDigest, decoded));
            }

            var recovered = content[prefix.Length..];
            if (found != hash)
            {
                return Invalid(new InvalidSignatureReason.OtherHash(found, hash, recovered, FitsUnder(found, data, recovered.Span)));
            }

            return recovered.Span.SequenceEqual(digest)
                ? SignatureOutcome.Valid.Instance
                : Invalid(new InvalidSignatureReason.DigestDiffers(recovered, digest.ToArray()));
        }

        return Invalid(new InvalidSignatureReason.PaddingMalformed(DefectOf(content.Span), decoded));
    }

    private static bool FitsUnder(HashFunction found, ReadOnlySpan<byte> data, ReadOnlySpan<byte> recovered)
    {
        Span<byte> digest = stackalloc byte[64];
        try
        {
            return recovered.SequenceEqual(digest[..Hashing.Hash(found, data, digest)]);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static PaddingDefect DefectOf(ReadOnlySpan<byte> content)
    {
        foreach (var found in Hashing.All)
        {
            var prefix = Hashing.DigestInfoWithoutParameters(found);
            if (content.Length == prefix.Length + Hashing.Length(found) && content.StartsWith(prefix))
            {
                return PaddingDefect.ParametersMissing;
            }
        }

        foreach (var found in Hashing.All)
        {
            if (content.Length == Hashing.Length(found))
            {
                return PaddingDefect.DigestInfoMissing;
            }
        }

        return PaddingDefect.DigestInfoUnknown;
    }

    private WrongLengthCause CauseOfLength(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (signature.IsEmpty)
        {
            return WrongLengthCause.Empty;
        }

        if (signature.Length < _length && _length - signature.Length <= 4
            && Judge(Open(Octets.ToNumber(signature)), default, digest).IsValid)
        {
            return WrongLengthCause.LeadingZerosMissing;
        }

        return signature.Length is 64 or 96 or 128 or 160 or 192 or 256 or 384 or 512 ? WrongLengthCause.OtherKeySize : WrongLengthCause.Unknown;
    }
}
