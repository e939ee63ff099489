using DnssecToolkit.Dns;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A record as a line of a zone file.</summary>
internal sealed class ResourceRecordView : ValueView<ResourceRecord>
{
    protected override string Text(ResourceRecord value) => value.ToString();

    protected override string Html(ResourceRecord value) => RecordTables.Of([value]).ToHtml();
}

/// <summary>A set as the lines of its records.</summary>
internal sealed class RRsetView : ValueView<RRset>
{
    protected override string Text(RRset value) => string.Join('\n', value.Records);

    protected override string Html(RRset value) => RecordTables.Of(value.Records).ToHtml();
}

/// <summary>A set and its signatures as the lines of their records.</summary>
internal sealed class SignedRRsetView : ValueView<SignedRRset>
{
    protected override string Text(SignedRRset value) => string.Join('\n', Records(value));

    protected override string Html(SignedRRset value) => RecordTables.Of(Records(value)).ToHtml();

    private static IEnumerable<ResourceRecord> Records(SignedRRset value) => value.Set.Records.Concat(
        value.Signatures.Select(signature => new ResourceRecord(value.Set.Owner, value.Set.Class, value.SignatureTtl ?? value.Set.Ttl, signature)));
}

/// <summary>The data of a record: as text in presentation form, as HTML field by field.</summary>
internal sealed class RdataView : ValueView<Rdata>
{
    private static readonly string[] Inherited = [nameof(Rdata.Type), nameof(Rdata.Wire), nameof(Rdata.CanonicalWire)];

    protected override string Text(Rdata value) => value.ToString();

    protected override string Html(Rdata value)
    {
        var fields = Properties.Of(value.GetType()).Where(property => !Inherited.Contains(property.Name)).ToArray();
        return fields.Length == 0
            ? $"<code>{SafeText.Html(value.ToString())}</code>"
            : Table.Of(["Field", "Value"], fields.Select(field => new[] { field.Name, Properties.TextOf(field, value) }), value.Type.ToString()).ToHtml();
    }
}
