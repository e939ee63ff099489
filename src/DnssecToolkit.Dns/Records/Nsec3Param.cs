using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The NSEC3 parameters that a zone's servers use (RFC 5155 §4). Validators do not need it.</summary>
public sealed class Nsec3Param : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Nsec3Param(byte hashAlgorithm, byte flags, ushort iterations, ReadOnlyMemory<byte> salt)
        : base(RecordType.Nsec3Param, new WireWriter().UInt8(hashAlgorithm).UInt8(flags).UInt16(iterations).CharacterString(salt).ToArray()) =>
        (HashAlgorithm, Flags, Iterations, Salt) = (hashAlgorithm, flags, iterations, salt);

    /// <summary>How names are hashed; 1 is SHA-1.</summary>
    public byte HashAlgorithm { get; }

    /// <summary>The eight flags; zero in use.</summary>
    public byte Flags { get; }

    /// <summary>How often the hash is applied again after the first time.</summary>
    public ushort Iterations { get; }

    /// <summary>The octets appended before each hash.</summary>
    public ReadOnlyMemory<byte> Salt { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{HashAlgorithm} {Flags} {Iterations} {(Salt.IsEmpty ? "-" : Convert.ToHexString(Salt.Span))}");

    internal static void ReadText(ref RdataText text)
    {
        text.UInt8("the hash algorithm");
        text.UInt8("the flags field");
        text.UInt16("the number of iterations");
        text.Salt("the salt");
    }

    internal static Rdata Read(ref WireReader reader) =>
        new Nsec3Param(reader.UInt8(), reader.UInt8(), reader.UInt16(), reader.CharacterString());
}
