using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A zone of the lab: its keys, then its records.</summary>
internal sealed class SignedZoneView : ValueView<SignedZone>
{
    private const int MostRecords = 100;

    protected override string Text(SignedZone value) => string.Join('\n', Parts(value).Select(part => part.ToText()).Prepend(Headline(value)));

    protected override string Html(SignedZone value) =>
        $"<div class=\"dnssec-lab\"><p><strong>{SafeText.Html(Headline(value))}</strong></p>\n{string.Join('\n', Parts(value).Select(part => part.ToHtml()))}</div>";

    protected override string Markdown(SignedZone value) => string.Join('\n', Parts(value).Select(part => part.ToMarkdown()).Prepend($"**{SafeText.Markdown(Headline(value))}**\n"));

    protected override Table Rows(ImmutableArray<SignedZone> values) => Table.Of(
        ["Zone", "Keys", "Denial", "Records"],
        values.Select(zone => new[] { zone.Apex.ToString(), ZoneWords.Keys(zone), ZoneWords.Denial(zone), zone.Records.Length.ToString(CultureInfo.InvariantCulture) }));

    private static string Headline(SignedZone zone) => string.Create(
        CultureInfo.InvariantCulture,
        $"{zone.Apex}: {zone.Records.Length} records{(zone.Description.IsSigned ? $", {ZoneWords.Denial(zone)}, signed {ValueText.Of(zone.SignedAt)}" : ", unsigned")}{(zone.Signer is { } signer ? $" by {signer}" : "")}");

    private static IEnumerable<Table> Parts(SignedZone zone)
    {
        if (zone.Description.IsSigned)
        {
            yield return Table.Of(
                ["Key", "Tag", "Algorithm", "Published", "Signs", "DS"],
                zone.Keys.Select(key => new[] { ZoneWords.Role(key), key.Tag.ToString(CultureInfo.InvariantCulture), key.Record.Algorithm.ToString(), YesNo(key.IsPublished), YesNo(key.Signs), YesNo(key.HasDs) }));
        }

        var left = zone.Records.Length - MostRecords;
        yield return RecordTables.Of(zone.Records.Take(MostRecords)) with { More = left > 0 ? string.Create(CultureInfo.InvariantCulture, $"and {left} more records") : null };
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
