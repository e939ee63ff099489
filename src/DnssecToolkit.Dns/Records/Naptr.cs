using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>A rule that rewrites a string into a name or URI (RFC 3403 §4).</summary>
public sealed class Naptr : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">Flags, services or regexp are longer than 255 octets.</exception>
    public Naptr(ushort order, ushort preference, ReadOnlyMemory<byte> flags, ReadOnlyMemory<byte> services, ReadOnlyMemory<byte> regexp, DomainName replacement)
        : base(RecordType.Naptr, new WireWriter().UInt16(order).UInt16(preference).CharacterString(flags).CharacterString(services).CharacterString(regexp).Name(replacement).ToArray()) =>
        (Order, Preference, Flags, Services, Regexp, Replacement) = (order, preference, flags, services, regexp, replacement);

    /// <summary>The order in which records must be processed.</summary>
    public ushort Order { get; }

    /// <summary>The rank among records of the same order.</summary>
    public ushort Preference { get; }

    /// <summary>What the result is, such as "S" or "U".</summary>
    public ReadOnlyMemory<byte> Flags { get; }

    /// <summary>The service and protocol.</summary>
    public ReadOnlyMemory<byte> Services { get; }

    /// <summary>The substitution expression.</summary>
    public ReadOnlyMemory<byte> Regexp { get; }

    /// <summary>The next name to ask for.</summary>
    public DomainName Replacement { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire =>
        new WireWriter().Bytes(Wire[..^Replacement.Wire.Length]).Bytes(Replacement.ToCanonicalWire()).ToArray();

    /// <inheritdoc/>
    public override string ToString() =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Order} {Preference} ")
            .AppendQuoted(Flags.Span).Append(' ').AppendQuoted(Services.Span).Append(' ').AppendQuoted(Regexp.Span)
            .Append(' ').Append(Replacement).ToString();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the order");
        text.UInt16("the preference");
        text.CharacterString("the flags field");
        text.CharacterString("the services field");
        text.CharacterString("the regexp");
        text.Name("the replacement");
    }

    internal static Rdata Read(ref WireReader reader) => new Naptr(
        reader.UInt16(), reader.UInt16(), reader.CharacterString(), reader.CharacterString(), reader.CharacterString(), reader.Name());
}
