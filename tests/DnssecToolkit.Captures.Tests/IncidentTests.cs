using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests;

public sealed class IncidentTests
{
    private const string Least = """{"title": "t", "zone": "de."}""";

    private static string With(string members) => Least[..^1] + ", " + members + "}";

    [Fact]
    public void The_incident_of_de_is_told_in_order_with_a_source_for_every_event()
    {
        var incident = Incident.Parse(File.ReadAllText(Repository.PathOf("data", "incidents", "de-2026-05-05", Incident.FileName))).Value;
        Assert.Equal(DomainName.Parse("de."), incident.Zone);
        Assert.True(incident.IsRecreation);
        Assert.Equal("root.ds", incident.TrustAnchor);
        Assert.Equal(4, incident.Captures.Length);
        Assert.Equal(incident.Events.OrderBy(happened => happened.NotBefore), incident.Events);
        Assert.All(incident.Events, happened => Assert.NotEmpty(happened.Source));
        Assert.Contains(incident.Events, happened => happened.IsExact && happened.NotBefore == new DateTimeOffset(2026, 5, 5, 19, 30, 0, TimeSpan.Zero));
        Assert.Contains(incident.Events, happened => !happened.IsExact && happened.NotAfter - happened.NotBefore == TimeSpan.FromMinutes(3));
        Assert.True(incident.Contradictions.Length >= 10);
    }

    [Fact]
    public void Only_title_and_zone_must_be_there() => Assert.Empty(Incident.Parse(Least).Value.Captures);

    [Theory]
    [InlineData("{", "not JSON", 1)]
    [InlineData("[]", "not a JSON object", null)]
    [InlineData("""{"title": "t"}""", "\"zone\" is missing", null)]
    [InlineData("""{"title": 3, "zone": "de."}""", "\"title\" is missing", null)]
    [InlineData("""{"title": "t", "zone": "a..b"}""", "no domain name", null)]
    public void What_is_wrong_is_said(string json, string problem, int? line)
    {
        var error = Incident.Parse(json).Error!;
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("../root.ds")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("c:anchor")]
    [InlineData("a\\\\b")]
    [InlineData("")]
    public void No_file_outside_of_the_folder_is_named(string name)
    {
        Assert.False(Incident.Parse(With($"\"trustAnchor\": \"{name}\"")).Succeeded);
        Assert.False(Incident.Parse(With($"\"captures\": [\"{name}\"]")).Succeeded);
    }

    [Theory]
    [InlineData("""{"at": "2026-05-05 21:30", "what": "w", "source": "s"}""")]
    [InlineData("""{"at": "2026-05-05T21:30:00+02:00", "what": "w", "source": "s"}""")]
    [InlineData("""{"notBefore": "2026-05-05T21:30Z", "notAfter": "2026-05-05T21:29Z", "what": "w", "source": "s"}""")]
    [InlineData("""{"at": "2026-05-05T21:30Z", "what": "w"}""")]
    [InlineData("3")]
    public void An_event_without_an_instant_in_utc_or_without_a_source_is_refused(string written) =>
        Assert.False(Incident.Parse(With($"\"events\": [{written}]")).Succeeded);
}
