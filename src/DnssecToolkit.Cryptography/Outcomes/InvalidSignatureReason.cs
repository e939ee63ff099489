namespace DnssecToolkit.Cryptography;

/// <summary>Why a signature that was checked is not good, with the facts that show it.</summary>
public abstract record InvalidSignatureReason
{
    private InvalidSignatureReason()
    {
    }

    /// <summary>The key cannot verify anything, because its octets are not a key of its algorithm.</summary>
    /// <param name="Problem">What is wrong with the key.</param>
    public sealed record MalformedKey(KeyProblem Problem) : InvalidSignatureReason;

    /// <summary>The signature field does not have the length that key and algorithm demand.</summary>
    /// <param name="Expected">Octets demanded.</param>
    /// <param name="Actual">Octets present.</param>
    /// <param name="Likely">What the octets look like instead, where that can be told.</param>
    public sealed record WrongLength(int Expected, int Actual, WrongLengthCause Likely = WrongLengthCause.Unknown) : InvalidSignatureReason;

    /// <summary>A number of the signature lies outside its range, so no message can have it as signature.</summary>
    /// <param name="Part">Which number.</param>
    /// <param name="IsZero">It is zero; otherwise it is too large.</param>
    public sealed record OutOfRange(SignaturePart Part, bool IsZero) : InvalidSignatureReason;

    /// <summary>The R of an Edwards-curve signature is not the encoding of a point of the curve (RFC 8032 §5.1.7).</summary>
    public sealed record PointNotOnCurve : InvalidSignatureReason;

    /// <summary>
    /// RSA: the signature decodes to noise instead of PKCS #1 padding. It was made by another private key (another modulus),
    /// or its own octets were damaged; the signed data does not matter for this.
    /// </summary>
    /// <param name="Decoded">The octets that s^e mod n gives, as long as the modulus.</param>
    public sealed record PaddingNoise(ReadOnlyMemory<byte> Decoded) : InvalidSignatureReason;

    /// <summary>RSA: the padding begins as PKCS #1 demands, so this private key was used, but what follows is not the demanded form.</summary>
    /// <param name="Defect">How it departs from EMSA-PKCS1-v1_5 (RFC 8017 §9.2).</param>
    /// <param name="Decoded">The octets that s^e mod n gives.</param>
    public sealed record PaddingMalformed(PaddingDefect Defect, ReadOnlyMemory<byte> Decoded) : InvalidSignatureReason;

    /// <summary>RSA: this private key made the signature, properly padded, but over other data.</summary>
    /// <param name="Recovered">The digest inside the signature: of the data that were signed.</param>
    /// <param name="Computed">The digest of the data at hand.</param>
    public sealed record DigestDiffers(ReadOnlyMemory<byte> Recovered, ReadOnlyMemory<byte> Computed) : InvalidSignatureReason;

    /// <summary>RSA: this private key made the signature, but with another hash than the algorithm number says.</summary>
    /// <param name="Found">The hash whose identifier is in the signature.</param>
    /// <param name="Expected">The hash of the algorithm.</param>
    /// <param name="Recovered">The digest inside the signature.</param>
    /// <param name="DigestFitsData">Whether that digest is the one of the data at hand under the hash found.</param>
    public sealed record OtherHash(HashFunction Found, HashFunction Expected, ReadOnlyMemory<byte> Recovered, bool DigestFitsData) : InvalidSignatureReason;

    /// <summary>
    /// Elliptic curves and DSA: well-formed numbers, but the equation does not hold. Other data, another key or damage; such
    /// signatures do not tell which.
    /// </summary>
    public sealed record EquationFails : InvalidSignatureReason;
}

/// <summary>What a signature of the wrong length looks like.</summary>
public enum WrongLengthCause
{
    /// <summary>Nothing known.</summary>
    Unknown,

    /// <summary>There is no signature at all.</summary>
    Empty,

    /// <summary>It is the DER form (SEQUENCE of two INTEGERs) that cryptographic libraries make; DNSSEC wants the bare numbers.</summary>
    Der,

    /// <summary>Leading zeros were left out; padded on the left it verifies.</summary>
    LeadingZerosMissing,

    /// <summary>It has as many octets as the signature of another usual key size of this algorithm family.</summary>
    OtherKeySize,
}

/// <summary>A number within a signature.</summary>
public enum SignaturePart
{
    /// <summary>The whole signature of RSA, to be below the modulus.</summary>
    Value,

    /// <summary>The first number of DSA-like signatures.</summary>
    R,

    /// <summary>The second number of DSA-like signatures, the scalar of Edwards-curve signatures.</summary>
    S,
}

/// <summary>How a decoded RSA signature departs from EMSA-PKCS1-v1_5 (RFC 8017 §9.2).</summary>
public enum PaddingDefect
{
    /// <summary>The run of 0xFF octets is shorter than the digest leaves room for, with octets added after the digest.</summary>
    OctetsAfterDigest,

    /// <summary>Fewer than eight octets 0xFF, or no zero octet after them.</summary>
    NoSeparator,

    /// <summary>The DigestInfo before the digest lacks the NULL parameters.</summary>
    ParametersMissing,

    /// <summary>The bare digest without any DigestInfo.</summary>
    DigestInfoMissing,

    /// <summary>A DigestInfo of an unknown hash or an unknown form.</summary>
    DigestInfoUnknown,

    /// <summary>It is the PSS padding of RFC 8017 §9.1, good for these data, which no DNSSEC algorithm uses.</summary>
    Pss,
}
