using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>The data of a record. Its octets are exact: what came from the wire goes back as the same octets.</summary>
/// <remarks>Equality is that of type and octets. Subclasses give the fields of known types.</remarks>
[TypeFormatterSource]
public abstract class Rdata : IEquatable<Rdata>
{
    private protected Rdata(RecordType type, byte[] wire)
    {
        if (wire.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"RDATA has at most {ushort.MaxValue} octets, not {wire.Length}", nameof(wire));
        }

        (Type, Wire) = (type, wire);
    }

    /// <summary>The type of the record.</summary>
    public RecordType Type { get; }

    /// <summary>The octets, with names in full and in their original case.</summary>
    public ReadOnlyMemory<byte> Wire { get; }

    /// <summary>The octets in canonical form: names of the old types in lower case (RFC 4034 §6.2 as amended by RFC 6840 §5.1).</summary>
    public virtual ReadOnlyMemory<byte> CanonicalWire => Wire;

    /// <summary>The data in presentation form, without owner, TTL, class and type.</summary>
    public abstract override string ToString();

    /// <summary>Reads the data of a type from uncompressed octets. Octets that do not fit a known type become <see cref="MalformedRdata"/>.</summary>
    public static Rdata Read(RecordType type, ReadOnlySpan<byte> octets)
    {
        var reader = new WireReader(octets);
        return RdataFormats.Read(type, ref reader);
    }

    /// <summary>Reads the data of a type from its presentation form, or from the form \# length hex that every type has (RFC 3597 §5).</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">The data without owner, TTL, class and type; parentheses may stretch it over lines.</param>
    /// <param name="origin">Completes names without a final dot; the root by default.</param>
    public static ParseResult<Rdata> ParseText(RecordType type, string text, DomainName? origin = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var octets = Encoding.UTF8.GetBytes(text);
        var tokens = new TokenList();
        if (RecordTokenizer.Tokenize(octets, isLast: true, tokens, out var length, out var problem, out var problemAt) == TokenizerOutcome.Record
            && octets.AsSpan(length).Trim(" \t\r\n"u8).Length > 0)
        {
            (problem, problemAt) = ("the text goes on after the end of the line", length);
        }

        if (problem is null)
        {
            var data = new RdataText(octets, tokens.Span, (origin ?? DomainName.Root).Wire, new WireWriter());
            RdataFormats.ReadText(type, RecordClass.Internet, ref data);
            if (data.Problem is null && data.Octets.Length > ushort.MaxValue)
            {
                data.Fail($"RDATA has at most {ushort.MaxValue} octets, not {data.Octets.Length}");
            }

            if (data.Problem is null)
            {
                return Read(type, data.Octets.Written);
            }

            (problem, problemAt) = (data.Problem, data.ProblemAt);
        }

        return TextPlace.Error(problem, octets, problemAt, line: 1);
    }

    /// <summary>Writes the data into a message; types of RFC 1035 compress their names.</summary>
    internal virtual void WriteTo(WireWriter writer) => writer.Bytes(Wire);

    /// <inheritdoc/>
    public bool Equals(Rdata? other) => other is not null && Type == other.Type && Wire.Span.SequenceEqual(other.Wire.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Rdata);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Type);
        hash.AddBytes(Wire.Span);
        return hash.ToHashCode();
    }
}
