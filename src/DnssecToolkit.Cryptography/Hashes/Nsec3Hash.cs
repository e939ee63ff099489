using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The hashed owner names of NSEC3 (RFC 5155 §5), with SHA-1, the only hash ever defined for it.</summary>
public static class Nsec3Hash
{
    /// <summary>Octets of a hash.</summary>
    public const int Length = 20;

    private const int MaximumSaltLength = 255;

    /// <summary>The hash of a name.</summary>
    /// <param name="name">The name; its case does not matter.</param>
    /// <param name="salt">The salt, at most 255 octets.</param>
    /// <param name="iterations">How often the hash is applied again after the first time.</param>
    public static byte[] Compute(DomainName name, ReadOnlySpan<byte> salt, int iterations)
    {
        var hash = new byte[Length];
        Compute(name, salt, iterations, hash);
        return hash;
    }

    /// <summary>The hash of a name, written to <paramref name="destination"/>; nothing is allocated.</summary>
    public static void Compute(DomainName name, ReadOnlySpan<byte> salt, int iterations, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(salt.Length, MaximumSaltLength, nameof(salt));

        // IH(salt, x, 0) = H(x || salt); IH(salt, x, k) = H(IH(salt, x, k-1) || salt)
        Span<byte> input = stackalloc byte[DomainName.MaximumWireLength + MaximumSaltLength];
        name.Wire.CopyTo(input);
        Lower(input[..name.Wire.Length]);
        salt.CopyTo(input[name.Wire.Length..]);
        SHA1.HashData(input[..(name.Wire.Length + salt.Length)], input);

        salt.CopyTo(input[Length..]);
        var next = input[..(Length + salt.Length)];
        for (var i = 0; i < iterations; i++)
        {
            SHA1.HashData(next, next);
        }

        input[..Length].CopyTo(destination);
    }

    /// <summary>How many blocks of SHA-1 one hash costs: the measure for a budget against CVE-2023-50868, in which long salts count as they cost.</summary>
    public static long Compressions(int nameLength, int saltLength, int iterations) =>
        Blocks(nameLength + saltLength) + ((long)iterations * Blocks(Length + saltLength));

    /// <summary>The same for a name.</summary>
    public static long Compressions(DomainName name, int saltLength, int iterations) => Compressions(name.Wire.Length, saltLength, iterations);

    /// <summary>The hash as the label of an NSEC3 owner has it, in lower case (RFC 4648 §7, RFC 5155 §3.3).</summary>
    public static string ToBase32Hex(ReadOnlySpan<byte> hash) => Base32Hex.Encode(hash);

    /// <summary>The owner name of the NSEC3 record for a name in a zone.</summary>
    public static DomainName OwnerName(DomainName name, DomainName zone, ReadOnlySpan<byte> salt, int iterations)
    {
        var label = System.Text.Encoding.ASCII.GetBytes(ToBase32Hex(Compute(name, salt, iterations)));
        return zone.TryPrepend(label, out var owner)
            ? owner
            : throw new ArgumentException("The zone's name leaves no room for a hashed label.", nameof(zone));
    }

    /// <summary>Blocks of 64 octets that SHA-1 works on: at least nine octets of padding are added (FIPS 180-4 §5.1.1).</summary>
    private static int Blocks(int length) => (length + 9 + 63) / 64;

    private static void Lower(Span<byte> wire)
    {
        foreach (ref var octet in wire)
        {
            if (octet is >= (byte)'A' and <= (byte)'Z')
            {
                octet |= 0x20;
            }
        }
    }
}
