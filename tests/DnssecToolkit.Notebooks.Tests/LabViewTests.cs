using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Tests;

/// <summary>What the lab makes shows itself as text, HTML and Markdown, and nothing in it can speak to a page or a terminal.</summary>
public class LabViewTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Internet Broken = Internet.Build(
        new InternetDescription(
            new ZoneDescription("test."),
            new ZoneDescription("example.test.") { Denial = DenialDescription.OptOutNsec3, Records = "www A 192.0.2.80" },
            new ZoneDescription("plain.example.test.") { IsSigned = false }),
        At,
        FaultCatalogue.Find("rrsig-expired")!.In(DomainName.Parse("example.test.")));

    public static TheoryData<string, string> Forms => new(
        from name in (string[])["internet", "zone", "fault", "faults"]
        from form in (string[])["txt", "html", "md"]
        where (name, form) != ("faults", "md") // a list has no Markdown of its own
        select (name, form));

    private static object Value(string name) => name switch
    {
        "internet" => Broken,
        "zone" => Broken.Find(DomainName.Parse("example.test."))!,
        "fault" => FaultCatalogue.Find("rrsig-expired")!,
        _ => FaultCatalogue.All.Take(5).ToArray(),
    };

    private static string? Shown(object value, string form) => form switch
    {
        "html" => ValueDisplay.As(value, MimeTypes.Html),
        "md" => ValueDisplay.As(value, MimeTypes.Markdown),
        _ => ValueDisplay.Of(value).Text,
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_the_lab_makes_is_shown_as_reviewed(string name, string form) => Snapshot.Matches(Shown(Value(name), form)!, $"lab-{name}", form);

    [Theory]
    [InlineData("txt")]
    [InlineData("html")]
    [InlineData("md")]
    public void Hostile_words_in_a_lab_are_only_words(string form)
    {
        var fault = FaultCatalogue.Find("rrsig-expired")! with
        {
            Name = Hostile.Everything,
            Summary = Hostile.Everything,
            Breaks = (Hostile.Everything, Hostile.Everything),
            Incident = Hostile.Everything,
            Needs = _ => Hostile.Everything,
        };
        var zone = new ZoneDescription("evil.") { Records = "x TXT \"<script>alert(1)</script>\" \"\\027[2J\"\n<script>alert\\(1\\)</script> A 192.0.2.1\n" };
        var internet = Internet.Build(new InternetDescription(zone), At, FaultCatalogue.Find("rrsig-expired")!.In(zone.Apex, "x TXT") with { Fault = fault with { Needs = _ => null } });
        foreach (var value in (object[])[fault, internet, internet.Find(zone.Apex)!, new[] { fault, fault }])
        {
            if (Shown(value, form) is { } shown)
            {
                Assert.DoesNotContain("<script", form == "txt" ? "" : shown, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(shown, character => (char.IsControl(character) && character != '\n') || character is '\u202e' or '\u2066' or '\u200f');
                Assert.True(form != "html" || !shown.Contains(Hostile.Attribute, StringComparison.Ordinal));
            }
        }
    }
}
