using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>Takes the records of a zone file as they come.</summary>
internal interface IRecordSink
{
    /// <summary>A record. The spans are good only during the call.</summary>
    /// <param name="owner">The owner on the wire, in lower case.</param>
    /// <param name="sameOwner">Whether the owner is that of the record before.</param>
    /// <param name="class">The class.</param>
    /// <param name="type">The type.</param>
    /// <param name="ttl">The TTL.</param>
    /// <param name="data">The data in canonical wire form.</param>
    /// <param name="line">The line on which the record begins, from 1.</param>
    void Record(ReadOnlySpan<byte> owner, bool sameOwner, ushort @class, ushort type, uint ttl, ReadOnlySpan<byte> data, int line);

    /// <summary>Text that is no record.</summary>
    void Unreadable(ParseError error);
}
