using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Explanations.Tests.Reports;

public partial class HostileEvidenceTests
{
    public static readonly TheoryData<string, string, string> Places = new()
    {
        { "nsec3.example.", "127.53.3.1", "TXT" },
        { "nsec3.example.", "127.53.3.1", "CNAME" },
        { "plain.example.", "127.53.4.1", "TXT" },
        { "plain.example.", "127.53.4.1", "CNAME" },
        { "example.", "127.53.1.1", "TXT" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_text_moves_no_cursor_and_turns_no_direction(string zone, string server, string type)
    {
        var text = Explain(zone, server, type).ToText();

        Assert.Contains("alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, IsPowerful);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_markdown_holds_no_markup_of_others(string zone, string server, string type)
    {
        var markdown = Explain(zone, server, type).ToMarkdown();

        Assert.Contains("alert", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(markdown, IsPowerful);
        Assert.Empty(Unescaped().Matches(CodeOfOurs().Replace(markdown, "")));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_json_is_json_and_harmless_inside_a_page(string zone, string server, string type)
    {
        var json = Explain(zone, server, type).ToJson();

        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain(json, IsPowerful);
        using var document = JsonDocument.Parse(json);
        Assert.Contains("<script>", document.RootElement.GetProperty("question").GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_drawing_shows_hostile_words_as_words(string zone, string server, string type)
    {
        var svg = Explain(zone, server, type).ToSvg();

        Assert.DoesNotContain(svg, IsPowerful);
        Assert.Contains("&lt;script&gt;", svg, StringComparison.Ordinal);
        Assert.Empty(SvgRules.Breaches(XDocument.Parse(svg)));
    }

    private static Report Explain(string zone, string server, string type) => HostileEvidence.Explain(zone, server, RecordType.Parse(type));

    /// <summary>What acts on a terminal or on the direction of writing instead of being shown.</summary>
    private static bool IsPowerful(char character) =>
        (char.IsControl(character) && character != '\n')
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex("`[a-z0-9-]+`")]
    private static partial Regex CodeOfOurs();

    [GeneratedRegex(@"(?<!\\)(\\\\)*[<`\[\]]")]
    private static partial Regex Unescaped();
}
