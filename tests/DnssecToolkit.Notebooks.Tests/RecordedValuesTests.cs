using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Tests;

public class RecordedValuesTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 5, 19, 30, 0, TimeSpan.Zero);
    private static readonly ServerAddress Server = new(IPAddress.Parse("192.0.2.1"));

    private static readonly Message Response = new()
    {
        Id = 4711,
        IsResponse = true,
        IsAuthoritative = true,
        ResponseCode = ResponseCode.NoError,
        Questions = [new Question(DomainName.Parse("example.de."), RecordType.Txt, RecordClass.Internet)],
        Answer =
        [
            Record("example.de.", RecordType.Txt, "\"<script>alert(1)</script>\" \"\\027[2J\""),
            Record("example.de.", RecordType.Rrsig, "TXT 8 2 3600 20260601000000 20260501000000 26755 de. q83v"),
        ],
        Edns = new Edns(1232, dnssecOk: true, [Edns.ExtendedErrorOption(new ExtendedError(new ExtendedErrorCode(6), "bad \u001b[2J <b>"))]),
    };

    private static readonly Exchange Answered = new(At, Server, Transport.Udp, default, new Outcome.Answered(Response.ToWire())) { AskedAt = At.AddMilliseconds(-12) };

    private static readonly Capture Recorded = new(
        [Answered, new Exchange(At.AddSeconds(5), Server, Transport.Tcp, default, new Outcome.Timeout(TimeSpan.FromSeconds(5)))],
        losses: [new ReadingLoss("a packet is cut short") { Source = "<evil>.pcap", Offset = 912 }]);

    [Fact]
    public void A_message_as_text() => Snapshot.Matches(ValueDisplay.Of(Answered.Response).Text!, "message");

    [Fact]
    public void A_message_as_html() => Snapshot.Matches(ValueDisplay.As(Answered.Response, MimeTypes.Html)!, "message", "html");

    [Fact]
    public void A_capture_as_text() => Snapshot.Matches(ValueDisplay.Of(Recorded).Text!, "capture");

    [Fact]
    public void A_capture_as_html() => Snapshot.Matches(ValueDisplay.As(Recorded, MimeTypes.Html)!, "capture", "html");

    [Fact]
    public void Record_data_is_shown_field_by_field()
    {
        var html = ValueDisplay.As(Response.Answer[1].Data, MimeTypes.Html)!;

        Assert.Contains(">KeyTag<", html, StringComparison.Ordinal);
        Assert.Contains(">26755<", html, StringComparison.Ordinal);
        Assert.Equal("TXT 8 2 3600 20260601000000 20260501000000 26755 de. q83v", ValueDisplay.Of(Response.Answer[1].Data).Text);
    }

    [Fact]
    public void A_set_is_the_lines_of_a_zone_file() => Assert.Equal(
        "de. 60 IN NS a.nic.de.\nde. 60 IN NS f.nic.de.",
        ValueDisplay.Of(new RRset(DomainName.Parse("de."), RecordClass.Internet, 60, [Data(RecordType.Ns, "a.nic.de."), Data(RecordType.Ns, "f.nic.de.")])).Text);

    [Fact]
    public void Names_are_words_and_a_list_of_them_is_a_list() => Assert.Equal(
        "de.\nnet.", ValueDisplay.Of(new[] { DomainName.Parse("de."), DomainName.Parse("net.") }).Text);

    [Fact]
    public void A_capture_becomes_a_data_frame_with_a_row_an_exchange()
    {
        var frame = Recorded.ToDataFrame();

        Assert.Equal(2, frame.Rows.Count);
        Assert.Equal(["example.de.", null], frame["name"].Cast<string?>());
        Assert.Equal(["Answered", "Timeout"], frame["outcome"].Cast<string>());
        Assert.Equal([12.0, null], frame["milliseconds"].Cast<double?>());
        Assert.Equal([true, null], frame["aa"].Cast<bool?>());
    }

    private static ResourceRecord Record(string owner, RecordType type, string data) =>
        new(DomainName.Parse(owner), RecordClass.Internet, 3600, Data(type, data));

    private static Rdata Data(RecordType type, string text) => Rdata.ParseText(type, text).Value;
}
