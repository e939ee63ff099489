using System.Globalization;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>The next hashed name of a zone and the types at this one (RFC 5155 §3).</summary>
public sealed class Nsec3 : Rdata
{
    /// <summary>The hash algorithm SHA-1, the only one defined (RFC 5155 §11).</summary>
    public const byte Sha1HashAlgorithm = 1;

    /// <summary>The opt-out flag (RFC 5155 §3.1.2.1).</summary>
    public const byte OptOutFlag = 0x01;

    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">Salt or hash are longer than 255 octets.</exception>
    public Nsec3(byte hashAlgorithm, byte flags, ushort iterations, ReadOnlyMemory<byte> salt, ReadOnlyMemory<byte> nextHashedOwnerName, TypeBitmap types)
        : base(RecordType.Nsec3, new WireWriter(capacity: 6 + salt.Length + nextHashedOwnerName.Length + types.Wire.Length).UInt8(hashAlgorithm).UInt8(flags).UInt16(iterations).CharacterString(salt).CharacterString(nextHashedOwnerName).Bytes(types.Wire).Finish()) =>
        (HashAlgorithm, Flags, Iterations, Salt, NextHashedOwnerName, Types) = (hashAlgorithm, flags, iterations, salt, nextHashedOwnerName, types);

    /// <summary>How names are hashed; 1 is SHA-1.</summary>
    public byte HashAlgorithm { get; }

    /// <summary>The eight flags.</summary>
    public byte Flags { get; }

    /// <summary>How often the hash is applied again after the first time.</summary>
    public ushort Iterations { get; }

    /// <summary>The octets appended before each hash; empty when written "-".</summary>
    public ReadOnlyMemory<byte> Salt { get; }

    /// <summary>The next hash in order, as octets.</summary>
    public ReadOnlyMemory<byte> NextHashedOwnerName { get; }

    /// <summary>The types at the original owner.</summary>
    public TypeBitmap Types { get; }

    /// <summary>Whether unsigned delegations may lie in the span without a record of their own (RFC 5155 §6).</summary>
    public bool IsOptOut => (Flags & OptOutFlag) != 0;

    /// <summary>The fields; the form \# length hex where hash or bitmap have no exact text of their own.</summary>
    public override string ToString() => NextHashedOwnerName.IsEmpty || !Types.IsCanonical
        ? UnknownRdata.Present(Wire.Span)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{HashAlgorithm} {Flags} {Iterations} {(Salt.IsEmpty ? "-" : Convert.ToHexString(Salt.Span))} {Base32Hex.Encode(NextHashedOwnerName.Span)} {Types}").TrimEnd();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ReadText(ref RdataText text)
    {
        text.UInt8("the hash algorithm");
        text.UInt8("the flags field");
        text.UInt16("the number of iterations");
        text.Salt("the salt");
        text.Base32Hash("the next hashed name");
        text.TypeBitmapToEnd();
    }

    internal static Rdata Read(ref WireReader reader) => new Nsec3(
        reader.UInt8(), reader.UInt8(), reader.UInt16(), reader.CharacterString(), reader.CharacterString(), TypeBitmap.Read(ref reader));
}
