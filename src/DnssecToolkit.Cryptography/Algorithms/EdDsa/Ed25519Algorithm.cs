using System.Collections.Immutable;
using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace DnssecToolkit.Cryptography;

/// <summary>ED25519 (RFC 8080): PureEdDSA of RFC 8032 §5.1; 32 octets of key, 64 of signature.</summary>
internal sealed class Ed25519Algorithm : IAlgorithm
{
    public static readonly Ed25519Algorithm Instance = new();

    /// <summary>L, the order of the base point (RFC 8032 §5.1).</summary>
    public static readonly BigInteger Order = (BigInteger.One << 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    private const int Length = 32;

    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        if (key.Length != Length)
        {
            return KeyReading.Malformed(new KeyProblem.WrongLength(Length, key.Length));
        }

        var octets = key.ToArray();
        return Verifier.TryCreate(octets) is not { } verifier
            ? KeyReading.Malformed(new KeyProblem.NotOnCurve(), 256)
            : new KeyReading(verifier, null, 256) { Cost = 4, Oddities = () => Verifier.OdditiesOf(octets) };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random)
    {
        var secret = new byte[Length];
        random.Fill(secret);
        return new Signer(secret);
    }

    public ISigner Import(PrivateKeyFields fields) => new Signer(fields.Octets("PrivateKey", Length));

    private sealed class Verifier(Ed25519PublicKeyParameters key) : IVerifier
    {
        public static Verifier? TryCreate(byte[] octets)
        {
            try
            {
                return new Verifier(new Ed25519PublicKeyParameters(octets));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        public static ImmutableArray<KeyOddity> OdditiesOf(byte[] octets) =>
            Ed25519.ValidatePublicKeyFull(octets, 0) ? [] : [KeyOddity.SmallOrder];

        public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        {
            if (SignatureShape.ProblemOfLength(signature, 2 * Length) is { } wrongLength)
            {
                return new SignatureOutcome.Invalid(wrongLength);
            }

            var (message, octets) = (data.ToArray(), signature.ToArray());
            if (key.Verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, octets, 0))
            {
                return SignatureOutcome.Valid.Instance;
            }

            return new SignatureOutcome.Invalid(this switch
            {
                _ when Octets.ToNumberLittleEndian(signature[Length..]) >= Order => new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: false),
                _ when !IsRefusedForItsOrder(octets) && !Ed25519.ValidatePublicKeyPartial(octets, 0) => new InvalidSignatureReason.PointNotOnCurve(),
                _ => new InvalidSignatureReason.EquationFails(),
            });
        }

        // The library refuses the points with y = 0 and y = 1 unseen, because their order is small; points of the curve they are.
        private static bool IsRefusedForItsOrder(byte[] signature) =>
            signature[1..(Length - 1)].All(octet => octet == 0) && (signature[0], signature[Length - 1]) is (0, 0 or 0x80) or (1, 0);
    }

    private sealed class Signer : ISigner
    {
        private readonly Ed25519PrivateKeyParameters _key;

        public Signer(byte[] secret)
        {
            _key = new Ed25519PrivateKeyParameters(secret);
            PublicOctets = _key.GeneratePublicKey().GetEncoded();
        }

        public byte[] PublicOctets { get; }

        public byte[] Sign(ReadOnlySpan<byte> data)
        {
            var (message, signature) = (data.ToArray(), new byte[2 * Length]);
            _key.Sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
            return signature;
        }

        public IEnumerable<(string Name, byte[] Octets)> Export() => [("PrivateKey", _key.GetEncoded())];
    }
}
