namespace DnssecToolkit.Dns;

/// <summary>Data of a known type whose octets do not have that type's form. They are kept, with the reason: broken records are evidence.</summary>
public sealed class MalformedRdata : Rdata
{
    /// <summary>Wraps the octets and the reason; the error's offset counts from the first octet of the data.</summary>
    public MalformedRdata(RecordType type, ReadOnlySpan<byte> wire, ParseError error)
        : base(type, wire.ToArray()) => Error = error;

    /// <summary>Why the octets do not have the form of the type.</summary>
    public ParseError Error { get; }

    /// <summary>The form of RFC 3597 §5: \# length hex.</summary>
    public override string ToString() => UnknownRdata.Present(Wire.Span);
}
