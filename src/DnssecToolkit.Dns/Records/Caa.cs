using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Who may issue certificates for a name (RFC 8659 §4).</summary>
public sealed class Caa : Rdata
{
    /// <summary>The flag that an issuer must refuse where it does not understand the tag (RFC 8659 §4.1).</summary>
    public const byte CriticalFlag = 0x80;

    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">The tag is not made of 1 to 255 ASCII letters and digits.</exception>
    public Caa(byte flags, string tag, ReadOnlyMemory<byte> value)
        : base(RecordType.Caa, new WireWriter().UInt8(flags).CharacterString(CheckedTag(tag)).Bytes(value).ToArray()) =>
        (Flags, Tag) = (flags, tag);

    /// <summary>The eight flags.</summary>
    public byte Flags { get; }

    /// <summary>What the value is: issue, issuewild, iodef and others; the case does not matter.</summary>
    public string Tag { get; }

    /// <summary>The value, as octets.</summary>
    public ReadOnlyMemory<byte> Value => Wire[(2 + Tag.Length)..];

    /// <summary>Whether an issuer that does not know the tag must refuse.</summary>
    public bool IsCritical => (Flags & CriticalFlag) != 0;

    /// <inheritdoc/>
    public override string ToString() =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Flags} {Tag} ").AppendQuoted(Value.Span).ToString();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt8("the flags field");
        var start = text.Octets.Length;
        text.CharacterString("the tag");
        if (text.Problem is null && !IsTag(text.Octets.WrittenFrom(start)[1..]))
        {
            text.Fail("the tag is made of ASCII letters and digits");
        }

        text.Text("the value");
    }

    internal static Rdata Read(ref WireReader reader)
    {
        var flags = reader.UInt8();
        var start = reader.Position;
        var tag = reader.CharacterString();
        if (reader.Error is null && !IsTag(tag))
        {
            reader.Fail("the tag is not made of ASCII letters and digits", start);
        }

        return reader.Error is null ? new Caa(flags, Encoding.ASCII.GetString(tag), reader.Rest()) : UnknownRdata.Nothing;
    }

    private static bool IsTag(ReadOnlySpan<byte> tag)
    {
        foreach (var octet in tag)
        {
            if (!char.IsAsciiLetterOrDigit((char)octet))
            {
                return false;
            }
        }

        return !tag.IsEmpty;
    }

    private static byte[] CheckedTag(string tag)
    {
        var octets = Encoding.UTF8.GetBytes(tag);
        return IsTag(octets) ? octets : throw new ArgumentException("a tag is made of ASCII letters and digits", nameof(tag));
    }
}
