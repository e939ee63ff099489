using System.Collections.Immutable;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class CaptureTests
{
    private static readonly Gen<DateTimeOffset> Time = Gen.Int[-10, 3700].Select(seconds => Sample.Noon.AddSeconds(seconds));

    [Fact]
    public void Exchanges_are_in_the_order_of_time_and_equals_keep_theirs() => Generators.AnyExchanges.Sample(exchanges =>
    {
        var capture = new Capture(exchanges);
        Assert.Equal(exchanges.OrderBy(exchange => exchange.At).ToImmutableArray(), capture.Exchanges);
        Assert.Equal(capture.Exchanges.FirstOrDefault()?.At, capture.Start);
        Assert.Equal(capture.Exchanges.LastOrDefault()?.At, capture.End);
    });

    [Fact]
    public void A_slice_holds_what_is_at_or_after_its_start_and_before_its_end() =>
        Gen.Select(Generators.AnyExchanges, Time, Time).Sample((exchanges, from, to) =>
            Assert.Equal(
                new Capture(exchanges).Exchanges.Where(exchange => exchange.At >= from && exchange.At < to).ToImmutableArray(),
                new Capture(exchanges).Between(from, to).Exchanges));

    [Fact]
    public void An_exchange_at_the_end_of_a_slice_belongs_to_the_next_slice()
    {
        var capture = new Capture([Sample.Answered(Sample.Noon)]);
        Assert.Empty(capture.Between(Sample.Noon.AddHours(-1), Sample.Noon).Exchanges);
        Assert.Single(capture.Between(Sample.Noon, Sample.Noon.AddHours(1)).Exchanges);
    }

    [Fact]
    public void Slices_side_by_side_merge_to_the_whole() =>
        Gen.Select(Generators.AnyExchanges, Time).Sample((exchanges, cut) =>
        {
            var whole = new Capture(exchanges);
            Assert.Equal(whole.Exchanges, whole.Between(DateTimeOffset.MinValue, cut).Merge(whole.Between(cut, DateTimeOffset.MaxValue)).Exchanges);
        });

    [Fact]
    public void The_slices_of_all_servers_hold_every_exchange_once() => Generators.AnyExchanges.Sample(exchanges =>
    {
        var whole = new Capture(exchanges);
        var parts = whole.Servers.Select(whole.From).ToArray();
        Assert.Equal(Reading.Texts(whole).Order(), Reading.Texts(Capture.Empty.Merge(parts)).Order());
        Assert.All(parts, part => Assert.Single(part.Servers));
    });

    [Fact]
    public void The_index_finds_every_exchange_by_its_question_whatever_the_case() => Generators.AnyExchanges.Sample(exchanges =>
    {
        var capture = new Capture(exchanges);
        foreach (var question in capture.Questions)
        {
            Assert.Equal(capture.Exchanges.Where(exchange => question == exchange.Question).ToImmutableArray(), capture.Responses(question));
        }

        Assert.Equal(capture.Exchanges.Count(exchange => exchange.Question is not null), capture.Questions.Sum(question => capture.Responses(question).Length));
    });

    [Fact]
    public void Questions_that_differ_in_case_are_one()
    {
        var capture = new Capture([Sample.Answered(Sample.Noon, name: "EXAMPLE."), Sample.Answered(Sample.Noon, name: "example.")]);
        Assert.Single(capture.Questions);
        Assert.Equal(2, capture.Responses(Sample.Question("eXample.")).Length);
    }

    [Fact]
    public void Times_are_kept_in_utc()
    {
        var exchange = new Exchange(new DateTimeOffset(2026, 5, 5, 14, 0, 0, TimeSpan.FromHours(2)), Sample.Server, Transport.Udp, default, new Outcome.Timeout());
        Assert.Equal((Sample.Noon, TimeSpan.Zero), (exchange.At, exchange.At.Offset));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1#5353", "192.0.2.1#5353")]
    [InlineData("192.0.2.1:5353", "192.0.2.1#5353")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("2001:db8::1#54", "2001:db8::1#54")]
    [InlineData("[2001:db8::1]:54", "2001:db8::1#54")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    public void Servers_are_read_and_written(string text, string expected)
    {
        Assert.True(ServerAddress.TryParse(text, out var server));
        Assert.Equal(expected, server!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("k.root-servers.net")]
    [InlineData("192.0.2.1#70000")]
    [InlineData("192.0.2.1#")]
    public void Text_that_is_no_address_is_no_server(string text) => Assert.False(ServerAddress.TryParse(text, out _));
}
