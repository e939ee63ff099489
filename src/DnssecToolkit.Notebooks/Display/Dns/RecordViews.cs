using System.Collections.Immutable;
using System.Reflection;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A record as a line of a zone file.</summary>
internal sealed class ResourceRecordView : ValueView<ResourceRecord>
{
    protected override string Text(ResourceRecord value) => value.ToString();

    protected override string Html(ResourceRecord value) => RecordTables.Of([value]).ToHtml();

    protected override Table Rows(ImmutableArray<ResourceRecord> values) => RecordTables.Of(values);
}

/// <summary>A set as the lines of its records.</summary>
internal sealed class RRsetView : ValueView<RRset>
{
    protected override string Text(RRset value) => string.Join('\n', value.Records);

    protected override string Html(RRset value) => RecordTables.Of(value.Records).ToHtml();

    protected override Table Rows(ImmutableArray<RRset> values) => RecordTables.Of(values.SelectMany(set => set.Records));
}

/// <summary>A set and its signatures as the lines of their records.</summary>
internal sealed class SignedRRsetView : ValueView<SignedRRset>
{
    protected override string Text(SignedRRset value) => string.Join('\n', Records(value));

    protected override string Html(SignedRRset value) => RecordTables.Of(Records(value)).ToHtml();

    protected override Table Rows(ImmutableArray<SignedRRset> values) => RecordTables.Of(values.SelectMany(Records));

    private static IEnumerable<ResourceRecord> Records(SignedRRset value) => value.Set.Records.Concat(
        value.Signatures.Select(signature => new ResourceRecord(value.Set.Owner, value.Set.Class, value.SignatureTtl ?? value.Set.Ttl, signature)));
}

/// <summary>The data of a record: as text in presentation form, as HTML field by field.</summary>
internal sealed class RdataView : ValueView<Rdata>
{
    private static readonly string[] Inherited = [nameof(Rdata.Type), nameof(Rdata.Wire), nameof(Rdata.CanonicalWire)];

    protected override string Text(Rdata value) => value.ToString();

    protected override string Html(Rdata value) => Fields(value.GetType()) is { Length: > 0 } fields
        ? Table.Of(["Field", "Value"], fields.Select(field => new[] { field.Name, Properties.TextOf(field, value) }), value.Type.ToString()).ToHtml()
        : $"<code>{SafeText.Html(value.ToString())}</code>";

    /// <summary>Data of one type is a table of its fields, data of several a list in presentation form.</summary>
    protected override Table Rows(ImmutableArray<Rdata> values) =>
        values.Select(value => value.GetType()).Distinct().ToArray() is [var only] && Fields(only) is { Length: > 0 } fields
            ? Table.Of(fields.Select(field => field.Name), values.Select(value => fields.Select(field => Properties.TextOf(field, value))))
            : Table.Of(["Type", "Data"], values.Select(value => new[] { value.Type.ToString(), value.ToString() }));

    private static PropertyInfo[] Fields(Type type) => [.. Properties.Of(type).Where(property => !Inherited.Contains(property.Name))];
}
