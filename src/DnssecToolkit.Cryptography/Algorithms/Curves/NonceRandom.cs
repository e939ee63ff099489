using System.Security.Cryptography;
using Org.BouncyCastle.Security;

namespace DnssecToolkit.Cryptography;

/// <summary>Randomness for signers that insist on it, which follows from the private key and the digest, in the spirit of RFC 6979.</summary>
internal sealed class NonceRandom(byte[] secret, byte[] digest) : SecureRandom
{
    private readonly SeededRandom _octets = new(HMACSHA256.HashData(secret, digest));

    public override void NextBytes(byte[] buf) => _octets.Fill(buf);

    public override void NextBytes(byte[] buf, int off, int len) => _octets.Fill(buf.AsSpan(off, len));

    public override void NextBytes(Span<byte> buffer) => _octets.Fill(buffer);
}
