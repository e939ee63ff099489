using CsCheck;
using DnssecToolkit.Notebooks.Pages;

namespace DnssecToolkit.Notebooks.Tests;

public class MarkupFilterTests
{
    [Theory]
    [InlineData("<p>one <b>two</b></p>")]
    [InlineData("<table><thead><tr><th scope=\"col\">a</th></tr></thead></table>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><defs><linearGradient id=\"g\"></linearGradient></defs><rect fill=\"url(#g)\"></rect></svg>")]
    [InlineData("<details open=\"\"><summary>more</summary>x</details>")]
    [InlineData("<img alt=\"dot\" src=\"data:image/png;base64,iVBORw0KGgo=\">")]
    [InlineData("<svg role=\"img\" aria-label=\"chain\"><style>.a{fill:red} @media (prefers-color-scheme: dark){.a{fill:blue}}</style></svg>")]
    [InlineData("1 &lt; 2 &amp; \"quotes\" stay")]
    public void Static_markup_passes_as_it_is(string markup) => Assert.Equal(markup, MarkupFilter.Clean(markup));

    [Theory]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<script>alert(1)", "a")]
    [InlineData("<SCRIPT/x>1</SCRIPT >b", "b")]
    [InlineData("<img src=x onerror=alert(1)>", "<img>")]
    [InlineData("<img src=\"https://example.org/pixel.png\">", "<img>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"//example.org/\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>", "<a>x</a>")]
    [InlineData("<iframe src=x></iframe>b", "b")]
    [InlineData("<style>@import url(https://example.org/x.css)</style>b", "b")]
    [InlineData("<p style=\"background:url(https://example.org/x.png)\">b</p>", "<p>b</p>")]
    [InlineData("<p style=\"background:\\75rl(https://example.org/x.png)\">b</p>", "<p>b</p>")]
    [InlineData("<svg><style>@import 'https://example.org/x.css'</style><rect/></svg>", "<svg><rect></rect></svg>")]
    [InlineData("<svg><style>.a{fill:url('https://example.org/#x')}</style></svg>", "<svg></svg>")]
    [InlineData("<svg><script>alert(1)</script><a xlink:href=\"javascript:x\"><text>t</text></a></svg>", "<svg><a><text>t</text></a></svg>")]
    [InlineData("<svg><use href=\"https://example.org/x.svg#a\"/><image href=\"https://example.org/x.png\"/></svg>", "<svg><use></use></svg>")]
    [InlineData("<svg><foreignObject><iframe></iframe></foreignObject></svg>", "<svg></svg>")]
    [InlineData("<svg><animate attributeName=\"href\" to=\"javascript:x\"/><p>out</p></svg>", "<svg>out</svg>")]
    [InlineData("<svg><title><img src=x onerror=alert(1)></title></svg>", "<svg><title></title></svg>")]
    [InlineData("<!-- <script> --><b>x", "<b>x</b>")]
    [InlineData("<form action=\"https://example.org\"><input name=a>t</form>", "t")]
    [InlineData("</div></main>x", "x")]
    [InlineData("<b><i>x</b>y</i>", "<b><i>x</i></b>y")]
    [InlineData("a < b <", "a &lt; b &lt;")]
    [InlineData("<meta http-equiv=refresh content=0><base href=x><link rel=stylesheet href=x>t", "t")]
    public void What_could_act_or_fetch_does_not_pass(string markup, string clean) => Assert.Equal(clean, MarkupFilter.Clean(markup));

    [Fact]
    public void A_link_may_lead_out_but_says_nothing_about_where_it_came_from() => Assert.Equal(
        "<a href=\"https://www.rfc-editor.org/rfc/rfc4035#section-5\" rel=\"noopener noreferrer\">RFC</a>",
        MarkupFilter.Clean("<a href=\"https://www.rfc-editor.org/rfc/rfc4035#section-5\" target=_blank>RFC</a>"));

    [Fact]
    public void Cleaning_twice_changes_nothing_and_no_piece_of_markup_brings_a_script_in()
    {
        string[] pieces =
        [
            "<", ">", "</", "/>", "\"", "'", "=", " ", "<svg", "</svg>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<title>",
            "<desc>", "<p ", "onload=x ", "href=", "javascript:x", "&lt;", "&#60;", "<![CDATA[", "]]>", "<b>", "</b>", "text", "<img src=", "<a ",
        ];
        Gen.Int[0, pieces.Length - 1].Array[0, 30].Sample(chosen =>
        {
            var clean = MarkupFilter.Clean(string.Concat(chosen.Select(index => pieces[index])));

            Assert.DoesNotContain("<script", clean, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"<[^>]*\sonload=", clean);
            Assert.DoesNotMatch(@"<[^>]*href=""javascript", clean);
            Assert.Equal(clean, MarkupFilter.Clean(clean));
        });
    }

    [Fact]
    public void Deep_nesting_ends_somewhere() =>
        Assert.True(MarkupFilter.Clean(string.Concat(Enumerable.Repeat("<b>", 100_000))).Length < 10_000);
}
