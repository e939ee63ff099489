namespace DnssecToolkit.Dns;

/// <summary>The person responsible for a name (RFC 1183 §2.2).</summary>
public sealed class Rp : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Rp(DomainName mailbox, DomainName text)
        : base(RecordType.Rp, new WireWriter().Name(mailbox).Name(text).ToArray()) => (Mailbox, Text) = (mailbox, text);

    /// <summary>The mailbox, written as a name.</summary>
    public DomainName Mailbox { get; }

    /// <summary>The owner of TXT records with more.</summary>
    public DomainName Text { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => new WireWriter().Bytes(Mailbox.ToCanonicalWire()).Bytes(Text.ToCanonicalWire()).ToArray();

    /// <inheritdoc/>
    public override string ToString() => $"{Mailbox} {Text}";

    internal static void ReadText(ref RdataText text)
    {
        text.Name("the mailbox");
        text.Name("the name of the text");
    }

    internal static Rdata Read(ref WireReader reader) => new Rp(reader.Name(), reader.Name());
}
