using System.Collections.Immutable;
using DnssecToolkit.Notebooks.Display;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks.Tests;

public class ValueDisplayTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData(42, "42")]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "true")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData('c', "c")]
    [InlineData(DayOfWeek.Monday, "Monday")]
    public void Numbers_and_texts_are_text_and_nothing_else(object? value, string text)
    {
        var bundle = ValueDisplay.Of(value);

        Assert.Equal(text, bundle.Text);
        Assert.Single(bundle.Parts);
    }

    [Fact]
    public void An_instant_is_shown_in_UTC() => Assert.Equal(
        "2026-05-05 19:30:00Z",
        ValueDisplay.Of(new DateTimeOffset(2026, 5, 5, 21, 30, 0, TimeSpan.FromHours(2))).Text);

    [Fact]
    public void Octets_are_hexadecimal() => Assert.Equal("c0ffee", ValueDisplay.Of(new byte[] { 0xc0, 0xff, 0xee }).Text);

    [Fact]
    public void A_type_with_an_attribute_of_the_right_name_shows_itself()
    {
        var bundle = ValueDisplay.Of(new ByConvention("a&b"));

        Assert.Equal([MimeTypes.Html, MimeTypes.Plain], bundle.Parts.Select(part => part.MimeType));
        Assert.Equal("<i>a&amp;b</i>", bundle[MimeTypes.Html]);
        Assert.Equal("convention a&b", bundle.Text);
    }

    [Fact]
    public void A_subtype_shows_itself_as_its_base_does() =>
        Assert.Equal("convention x", ValueDisplay.Of(new AlsoByConvention("x")).Text);

    [Fact]
    public void The_toolkits_own_types_find_their_view_by_the_same_convention()
    {
        var attribute = typeof(Table).GetCustomAttributes(inherit: true).Single(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");

        Assert.Equal(typeof(ToolkitFormatterSource), attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute));
        Assert.Contains("<table", ValueDisplay.As(Table.Of(["a"], [["1"]]), MimeTypes.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_view_belongs_to_a_type_that_is_marked_for_hosts_to_find_it() => Assert.All(
        Views.All.Select(view => view.ValueType),
        type => Assert.Contains(type.GetCustomAttributes(inherit: true), attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute"));

    [Fact]
    public void A_sequence_of_records_is_a_table()
    {
        var bundle = ValueDisplay.Of(new[] { new Zone("example.", 2), new Zone(Hostile.Script, 13) });

        Assert.Equal(
            """
            Name                       Keys
            -------------------------  ----
            example.                      2
            <script>alert(1)</script>    13
            """.ReplaceLineEndings("\n"), bundle.Text);
        Assert.Contains("<td style=\"text-align:left\">&lt;script&gt;alert(1)&lt;/script&gt;</td>", bundle[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void Anonymous_records_and_pairs_are_tables_too()
    {
        Assert.Contains("Tag", ValueDisplay.As(new[] { new { Tag = 1, Name = "x" } }, MimeTypes.Html), StringComparison.Ordinal);
        Assert.Contains("Key", ValueDisplay.As(new Dictionary<string, int> { ["a"] = 1 }, MimeTypes.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_of_words_is_a_list_of_lines() => Assert.Equal("a\nb", ValueDisplay.Of(new List<string> { "a", "b" }).Text);

    [Fact]
    public void An_endless_sequence_is_cut()
    {
        static IEnumerable<int> Endless()
        {
            for (var number = 0; ; number++)
            {
                yield return number;
            }
        }

        Assert.EndsWith("\n199\n(the first 200; there are more)", ValueDisplay.Of(Endless()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_and_default_sequences_say_so()
    {
        Assert.Equal("(empty)", ValueDisplay.Of(Array.Empty<int>()).Text);
        Assert.Equal("(default)", ValueDisplay.Of(default(ImmutableArray<int>)).Text);
    }

    [Fact]
    public void A_data_frame_is_a_plain_table()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("zone", ["de.", Hostile.Script]), new Int32DataFrameColumn("keys", [2, 3]));

        var bundle = ValueDisplay.Of(frame);

        Assert.DoesNotContain("<script", bundle[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" style=\"text-align:right\">keys</th>", bundle[MimeTypes.Html], StringComparison.Ordinal);
        Assert.StartsWith("zone", bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Plotly_chart_is_a_figure_with_text_and_without_html()
    {
        var chart = Plotly.NET.GenericChart.ofTraceObject(true, new Plotly.NET.Trace("scatter"));

        var bundle = ValueDisplay.Of(chart);

        Assert.StartsWith("{", bundle[MimeTypes.Plotly], StringComparison.Ordinal);
        Assert.Null(bundle[MimeTypes.Html]);
        Assert.NotNull(bundle.Text);
    }

    [Fact]
    public void A_value_that_fails_to_show_itself_says_so() => Assert.Equal(
        "(Broken failed to show itself: InvalidOperationException: no)", ValueDisplay.Of(new Broken()).Text);

    [Fact]
    public void An_object_without_a_text_of_its_own_is_the_list_of_its_properties()
    {
        var bundle = ValueDisplay.Of(new Silent());

        Assert.Equal("Silent\nProperty  Value\n--------  ------------------\nNumber    7\nFails     (TimeoutException)", bundle.Text);
    }

    private sealed record Zone(string Name, int Keys);

    private sealed class Broken
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }

    private sealed class Silent
    {
        public int Number { get; } = 7;

        public string Fails => Number > 0 ? throw new TimeoutException() : "";
    }

    [Foreign.TypeFormatterSource(typeof(Foreign.Source), PreferredMimeTypes = new[] { "text/html" })]
    private class ByConvention(string name)
    {
        public string Name { get; } = name;
    }

    private sealed class AlsoByConvention(string name) : ByConvention(name);

    /// <summary>What a library that knows nothing of this one brings along.</summary>
    private static class Foreign
    {
        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute(Type source) : Attribute
        {
            public Type FormatterSourceType { get; } = source;

            public string[]? PreferredMimeTypes { get; set; }
        }

        internal sealed class Source
        {
            private readonly object[] _formatters =
            [
                new Formatter("text/plain", value => $"convention {value.Name}"),
                new Formatter("text/html", value => $"<i>{SafeText.Html(value.Name)}</i>"),
            ];

            public IEnumerable<object> CreateTypeFormatters() => _formatters;
        }

        internal sealed class Formatter(string mimeType, Func<ByConvention, string> format)
        {
            public string MimeType { get; } = mimeType;

            public bool Format(object value, TextWriter writer)
            {
                writer.Write(format((ByConvention)value));
                return true;
            }
        }
    }
}
