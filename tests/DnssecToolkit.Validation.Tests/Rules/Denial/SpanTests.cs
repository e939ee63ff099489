using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Rules.Denial;

/// <summary>What spans of names and of hashes cover, at their ends.</summary>
public sealed class SpanTests
{
    private static readonly DomainName Zone = DomainName.Parse("example.");

    [Theory]
    [InlineData("b.example.", true)]
    [InlineData("a.example.", false)]
    [InlineData("c.example.", false)]
    [InlineData("x.a.example.", true)]
    [InlineData("x.c.example.", false)]
    [InlineData("B.EXAMPLE.", true)]
    public void A_span_of_names_covers_what_lies_between_and_neither_end(string name, bool covered) =>
        Assert.Equal(covered, Span("a.example.", "c.example.").Covers(DomainName.Parse(name)));

    [Theory]
    [InlineData("zz.example.", true)]
    [InlineData("z.example.", false)]
    [InlineData("y.example.", false)]
    [InlineData("example.", false)]
    [InlineData("other.", false)]
    public void The_last_span_of_names_covers_the_rest_of_the_zone_only(string name, bool covered) =>
        Assert.Equal(covered, Span("z.example.", "example.").Covers(DomainName.Parse(name)));

    [Theory]
    [InlineData("5", true)]
    [InlineData("3", false)]
    [InlineData("7", false)]
    [InlineData("8", false)]
    public void A_span_of_hashes_covers_what_lies_between_and_neither_end(string hash, bool covered) =>
        Assert.Equal(covered, Hashes("3", "7").Covers(hash));

    [Theory]
    [InlineData("u", true)]
    [InlineData("0", true)]
    [InlineData("t", false)]
    [InlineData("3", false)]
    [InlineData("5", false)]
    public void The_last_span_of_hashes_goes_round(string hash, bool covered) =>
        Assert.Equal(covered, Hashes("t", "3").Covers(hash));

    [Fact]
    public void The_only_record_of_a_zone_covers_every_hash_but_its_own()
    {
        var only = Hashes("5", "5");

        Assert.True(only.Covers("4"));
        Assert.True(only.Covers("6"));
        Assert.False(only.Covers("5"));
    }

    private static NameSpan Span(string owner, string next) => new(Zone, DomainName.Parse(owner), DomainName.Parse(next), default);

    private static HashSpan Hashes(string owner, string next) => new(DomainName.Parse(owner + ".example."), owner, next, false, default);
}
