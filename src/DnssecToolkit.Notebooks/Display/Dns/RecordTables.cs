using System.Globalization;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Records as tables: a row a record, the data in presentation form.</summary>
internal static class RecordTables
{
    private static readonly string[] Headers = ["Owner", "TTL", "Type", "Data"];

    /// <summary>The records of one section or set.</summary>
    public static Table Of(IEnumerable<ResourceRecord> records, string? caption = null) =>
        Table.Of(Headers, records.Select(Row), caption);

    /// <summary>The fields of one record.</summary>
    public static IEnumerable<string> Row(ResourceRecord record) =>
        [record.Owner.ToString(), record.Ttl.ToString(CultureInfo.InvariantCulture), record.Type.ToString(), record.Data.ToString()];
}
