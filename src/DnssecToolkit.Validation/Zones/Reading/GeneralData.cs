using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>Reads the data of any type from text by the library's general reader: slower, and complete.</summary>
internal static class GeneralData
{
    /// <summary>The data in canonical wire form, or what is wrong with the text.</summary>
    public static ParseResult<ReadOnlyMemory<byte>> Read(RecordType type, ReadOnlySpan<byte> text, ReadOnlySpan<byte> origin)
    {
        var zone = origin.IsEmpty ? DomainName.Root : DomainName.FromWire(origin);
        var read = Rdata.ParseText(type, Encoding.UTF8.GetString(text), zone);
        return read.TryGet(out var data) ? data.CanonicalWire : read.Error!;
    }
}
