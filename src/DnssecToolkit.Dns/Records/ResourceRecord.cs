using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>One resource record. The TTL is in seconds, as it stood in the message or zone.</summary>
[TypeFormatterSource]
public sealed record ResourceRecord(DomainName Owner, RecordClass Class, uint Ttl, Rdata Data)
{
    /// <summary>The type of the data.</summary>
    public RecordType Type => Data.Type;

    /// <summary>One line of a zone file, fields separated by single spaces.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Owner} {Ttl} {Class} {Type} {Data}");
}
