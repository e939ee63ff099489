using System.Collections.Immutable;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Character-strings: TXT (RFC 1035 §3.3.14) and the types of the same form such as SPF (RFC 7208 §3.1).</summary>
public sealed class Txt : Rdata
{
    /// <summary>Makes TXT data of its strings.</summary>
    /// <exception cref="ArgumentException">There is no string, or one is longer than 255 octets.</exception>
    public Txt(IEnumerable<ReadOnlyMemory<byte>> strings)
        : this(RecordType.Txt, Join(strings))
    {
    }

    private Txt(RecordType type, byte[] wire)
        : base(type, wire)
    {
    }

    /// <summary>The strings, as octets.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Strings
    {
        get
        {
            var strings = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
            for (var rest = Wire; !rest.IsEmpty; rest = rest[(1 + rest.Span[0])..])
            {
                strings.Add(rest.Slice(1, rest.Span[0]));
            }

            return strings.ToImmutable();
        }
    }

    /// <summary>The strings joined without separator and read as UTF-8, as SPF and its like define them. Not to be trusted as printable.</summary>
    public string Text => string.Concat(Strings.Select(octets => Encoding.UTF8.GetString(octets.Span)));

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Wire.Length + 8);
        for (var rest = Wire.Span; !rest.IsEmpty; rest = rest[(1 + rest[0])..])
        {
            text.Append(text.Length == 0 ? "" : " ").AppendQuoted(rest.Slice(1, rest[0]));
        }

        return text.ToString();
    }

    internal static void ReadText(ref RdataText text)
    {
        do
        {
            text.CharacterString("the text");
        }
        while (text.HasMore);
    }

    internal static RdataReader ReaderOf(RecordType type) => (ref WireReader reader) =>
    {
        var wire = reader.Rest();
        if (wire.Length == 0)
        {
            reader.Fail("there is no character-string; at least one is required");
        }

        for (var position = 0; position < wire.Length; position += wire[position] + 1)
        {
            if (position + wire[position] >= wire.Length)
            {
                reader.Fail("a character-string runs past the end", reader.Position - wire.Length + position);
                break;
            }
        }

        return new Txt(type, wire);
    };

    private static byte[] Join(IEnumerable<ReadOnlyMemory<byte>> strings)
    {
        var writer = new WireWriter();
        foreach (var octets in strings)
        {
            writer.CharacterString(octets);
        }

        return writer.Length > 0 ? writer.ToArray() : throw new ArgumentException("at least one string is required", nameof(strings));
    }
}
