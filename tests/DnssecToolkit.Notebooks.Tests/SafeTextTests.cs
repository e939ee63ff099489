using System.Globalization;
using CsCheck;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Tests;

public class SafeTextTests
{
    [Fact]
    public void Ordinary_text_is_left_alone() =>
        Assert.Equal("Zürich → 東京\n\tdone 👍", SafeText.Visible("Zürich → 東京\n\tdone 👍"));

    [Theory]
    [InlineData("\u001b[31m", @"\u{1b}[31m")]
    [InlineData("a\u202eb", @"a\u{202e}b")]
    [InlineData("a\u200bb\ufeff", @"a\u{200b}b\u{feff}")]
    [InlineData("\0\u0007\u007f\u0085", @"\u{0}\u{7}\u{7f}\u{85}")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\\u{d}three")]
    [InlineData("\U000e0041", @"\u{e0041}")]
    [InlineData("\u2028", @"\u{2028}")]
    public void What_a_terminal_or_browser_would_obey_is_shown(string text, string shown) =>
        Assert.Equal(shown, SafeText.Visible(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_such()
    {
        Assert.Equal(@"\u{d800}x", SafeText.Visible("\ud800x"));
        Assert.Equal(@"x\u{dc00}", SafeText.Visible("x\udc00"));
    }

    [Fact]
    public void Nothing_unsafe_survives_in_any_text() =>
        Gen.String[Gen.Char, 0, 50].Sample(text => Assert.DoesNotContain(
            SafeText.Visible(text).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal).EnumerateRunes(),
            rune => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate));

    [Fact]
    public void Html_has_neither_tags_nor_quotes_left()
    {
        var html = SafeText.Html(Hostile.Everything);

        Assert.DoesNotContain(html, character => "<>\"'\u001b\u202e".Contains(character, StringComparison.Ordinal));
        Assert.StartsWith("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_no_markup_left() => Assert.Equal(
        @"\[x\]\(javascript:y\) \*\*b\*\* &lt;i&gt; \| \`c\`",
        SafeText.Markdown("[x](javascript:y) **b** <i> | `c`"));

    [Fact]
    public void One_line_stays_one_line() => Assert.Equal("a b c", SafeText.OnOneLine("a\nb\tc\n"));
}
