using System.Globalization;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>An Internet of the lab: its zones from the root down, and what is broken in it.</summary>
internal sealed class InternetView : ValueView<Internet>
{
    private const int MostZones = 100;

    protected override string Text(Internet value) => string.Join('\n', Parts(value).Select(part => part.ToText()).Prepend(value.ToString()));

    protected override string Html(Internet value) =>
        $"<div class=\"dnssec-lab\"><p><strong>{SafeText.Html(value.ToString())}</strong></p>\n{string.Join('\n', Parts(value).Select(part => part.ToHtml()))}</div>";

    protected override string Markdown(Internet value) => string.Join('\n', Parts(value).Select(part => part.ToMarkdown()).Prepend($"**{SafeText.Markdown(value.ToString())}**\n"));

    private static IEnumerable<Table> Parts(Internet internet)
    {
        yield return Table.Of(
            ["Zone", "Keys", "Denial", "Servers", "Records"],
            internet.Zones.Take(MostZones).Select(zone => new[]
            {
                zone.Apex.ToString(),
                ZoneWords.Keys(zone),
                ZoneWords.Denial(zone),
                string.Join(", ", internet.ServersOf(zone.Apex).Select(server => server.Address.ToString())),
                zone.Records.Length.ToString(CultureInfo.InvariantCulture),
            }),
            more: internet.Zones.Length > MostZones ? string.Create(CultureInfo.InvariantCulture, $"and {internet.Zones.Length - MostZones} more zones") : null);
        if (!internet.Faults.IsEmpty)
        {
            yield return Table.Of(
                ["Fault", "Zone", "Asked", "What it changes"],
                internet.Faults.Select(placed => new[] { placed.Fault.Name, placed.Zone.ToString(), $"{placed.Question.Name} {placed.Question.Type}", placed.Fault.Summary }));
        }
    }
}
