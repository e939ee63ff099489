using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The start of a zone of authority (RFC 1035 §3.3.13).</summary>
public sealed class Soa : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Soa(DomainName primary, DomainName mailbox, uint serial, uint refresh, uint retry, uint expire, uint minimum)
        : base(RecordType.Soa, new WireWriter(capacity: primary.Wire.Length + mailbox.Wire.Length + 20).Name(primary).Name(mailbox).UInt32(serial).UInt32(refresh).UInt32(retry).UInt32(expire).UInt32(minimum).Finish()) =>
        (Primary, Mailbox, Serial, Refresh, Retry, Expire, Minimum) = (primary, mailbox, serial, refresh, retry, expire, minimum);

    /// <summary>MNAME: the primary server.</summary>
    public DomainName Primary { get; }

    /// <summary>RNAME: the mailbox of the person responsible.</summary>
    public DomainName Mailbox { get; }

    /// <summary>The version of the zone, compared by RFC 1982.</summary>
    public uint Serial { get; }

    /// <summary>Seconds between a secondary's checks.</summary>
    public uint Refresh { get; }

    /// <summary>Seconds before a failed check is repeated.</summary>
    public uint Retry { get; }

    /// <summary>Seconds after which a secondary without contact stops to answer.</summary>
    public uint Expire { get; }

    /// <summary>The TTL of negative answers, in seconds, together with the SOA's own TTL (RFC 2308 §4).</summary>
    public uint Minimum { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire =>
        new WireWriter().Bytes(Primary.ToCanonicalWire()).Bytes(Mailbox.ToCanonicalWire()).Bytes(Wire[^20..]).ToArray();

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Primary} {Mailbox} {Serial} {Refresh} {Retry} {Expire} {Minimum}");

    internal static void ReadText(ref RdataText text)
    {
        text.Name("the primary server");
        text.Name("the mailbox");
        text.UInt32("the serial");
        text.Seconds("the refresh interval");
        text.Seconds("the retry interval");
        text.Seconds("the expire interval");
        text.Seconds("the minimum");
    }

    internal static Rdata Read(ref WireReader reader) =>
        new Soa(reader.Name(), reader.Name(), reader.UInt32(), reader.UInt32(), reader.UInt32(), reader.UInt32(), reader.UInt32());

    internal override void WriteTo(WireWriter writer) => writer.CompressedName(Primary).CompressedName(Mailbox).Bytes(Wire[^20..]);
}
