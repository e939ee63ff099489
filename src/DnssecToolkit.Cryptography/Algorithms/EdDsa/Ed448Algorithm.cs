using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace DnssecToolkit.Cryptography;

/// <summary>ED448 (RFC 8080): Ed448 of RFC 8032 §5.2 with an empty context; 57 octets of key, 114 of signature.</summary>
internal sealed class Ed448Algorithm : IAlgorithm
{
    public static readonly Ed448Algorithm Instance = new();

    /// <summary>L, the order of the base point (RFC 8032 §5.2).</summary>
    public static readonly BigInteger Order = (BigInteger.One << 446)
        - BigInteger.Parse("13818066809895115352007386748515426880336692474882178609894547503885", CultureInfo.InvariantCulture);

    private const int Length = 57;

    private static readonly byte[] NoContext = [];

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
            ? KeyReading.Malformed(new KeyProblem.NotOnCurve(), 456)
            : new KeyReading(verifier, null, 456) { Cost = 17, Oddities = () => Verifier.OdditiesOf(octets) };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random)
    {
        var secret = new byte[Length];
        random.Fill(secret);
        return new Signer(secret);
    }

    public ISigner Import(PrivateKeyFields fields) => new Signer(fields.Octets("PrivateKey", Length));

    private sealed class Verifier(Ed448PublicKeyParameters key) : IVerifier
    {
        public static Verifier? TryCreate(byte[] octets)
        {
            try
            {
                return new Verifier(new Ed448PublicKeyParameters(octets));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        public static ImmutableArray<KeyOddity> OdditiesOf(byte[] octets) =>
            Ed448.ValidatePublicKeyFull(octets, 0) ? [] : [KeyOddity.SmallOrder];

        public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        {
            if (SignatureShape.ProblemOfLength(signature, 2 * Length) is { } wrongLength)
            {
                return new SignatureOutcome.Invalid(wrongLength);
            }

            var (message, octets) = (data.ToArray(), signature.ToArray());
            if (key.Verify(Ed448.Algorithm.Ed448, NoContext, message, 0, message.Length, octets, 0))
            {
                return SignatureOutcome.Valid.Instance;
            }

            return new SignatureOutcome.Invalid(this switch
            {
                _ when Octets.ToNumberLittleEndian(signature[Length..]) >= Order => new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: false),
                _ when !Ed448.ValidatePublicKeyPartial(octets, 0) => new InvalidSignatureReason.PointNotOnCurve(),
                _ => new InvalidSignatureReason.EquationFails(),
            });
        }
    }

    private sealed class Signer : ISigner
    {
        private readonly Ed448PrivateKeyParameters _key;

        public Signer(byte[] secret)
        {
            _key = new Ed448PrivateKeyParameters(secret);
            PublicOctets = _key.GeneratePublicKey().GetEncoded();
        }

        public byte[] PublicOctets { get; }

        public byte[] Sign(ReadOnlySpan<byte> data)
        {
            var (message, signature) = (data.ToArray(), new byte[2 * Length]);
            _key.Sign(Ed448.Algorithm.Ed448, NoContext, message, 0, message.Length, signature, 0);
            return signature;
        }

        public IEnumerable<(string Name, byte[] Octets)> Export() => [("PrivateKey", _key.GetEncoded())];
    }
}
